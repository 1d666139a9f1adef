"""The `facilitator` command. gevent must patch before anything else is imported, so little stands here."""

import sys


def main() -> None:
    if sys.argv[1:2] != ["count"]:  # counting a file serves nobody
        from gevent import monkey

        monkey.patch_all()
    from facilitator.commandline import facilitator

    facilitator()


if __name__ == "__main__":
    main()
