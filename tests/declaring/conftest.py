import pytest

from tests.deciding.conftest import consent, frozen, opened_ballot, receipt, vote

__all__ = ["consent", "frozen", "opened_ballot"]


@pytest.fixture
def adopted(consent, fay, minjun, seoyeon):
    """Korea's text is adopted by consent, with a reservation of Seo-yeon's. The ballot's id."""
    papers = {
        minjun: vote("consent", "support"),
        seoyeon: vote("consent", "reservation", "Too <early> for us."),
    }
    for person, paper in papers.items():
        person.does("vote.cast", ballot=consent, receipt=receipt(), choice=paper)
    fay.does("ballot.close", ballot=consent)
    fay.does("ballot.publish", ballot=consent)
    return consent


@pytest.fixture
def declared(adopted, fay, ids):
    """Korea has declared."""
    fay.does("declaration.declare", team=ids["KR"])
    return fay.sees("declaration")[0]
