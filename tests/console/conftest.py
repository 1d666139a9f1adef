from tests.deciding.conftest import consent, frozen, grouped, opened_ballot, rating
from tests.declaring.conftest import adopted, declared

__all__ = ["adopted", "consent", "declared", "frozen", "grouped", "opened_ballot", "rating"]
