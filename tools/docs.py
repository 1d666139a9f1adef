"""Write docs/commands.md from the registry. --check only compares."""

import sys
from pathlib import Path

from facilitator.app import create_app
from facilitator.openapi import table

TARGET = Path(__file__).parent.parent / "docs/commands.md"


def main() -> int:
    create_app({"SQLALCHEMY_DATABASE_URI": "sqlite://", "SECRET_KEY": "unused"})
    same = TARGET.exists() and TARGET.read_text(encoding="utf-8") == table()
    if "--check" in sys.argv:
        print(
            "The table of commands is that of the registry."
            if same
            else "Run `make docs`: commands have changed."
        )
        return 0 if same else 1
    if not same:
        TARGET.write_text(table(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
