"""Write the next migration from what the models say: python -m tools.migration "What it does"."""

import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from flask_migrate import migrate, upgrade

from facilitator.app import create_app

VERSIONS = Path(__file__).parent.parent / "facilitator/migrations/versions"


def next_name() -> str:
    """Return the day and a number, such as 2026_11_24_01: names sort as they were made."""
    day = datetime.now(UTC).strftime("%Y_%m_%d")
    return f"{day}_{len(list(VERSIONS.glob(f'{day}_*.py'))) + 1:02}"


def main(message: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        app = create_app({"SQLALCHEMY_DATABASE_URI": f"sqlite:///{folder}/new.db", "SECRET_KEY": "unused"})
        with app.app_context():
            upgrade()
            migrate(message=message, rev_id=next_name())
    subprocess.run([sys.executable, "-m", "ruff", "format", "-q", str(VERSIONS)], check=True)
    subprocess.run([sys.executable, "-m", "ruff", "check", "-q", "--fix", str(VERSIONS)], check=True)


if __name__ == "__main__":
    main(sys.argv[1])
