"""The `facilitator` command. gevent must patch before anything else is imported, so little stands here."""


def main() -> None:
    from gevent import monkey

    monkey.patch_all()
    from facilitator.commandline import facilitator

    facilitator()


if __name__ == "__main__":
    main()
