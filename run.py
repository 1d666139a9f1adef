"""Run the checkout: python run.py. The same as `facilitator run` of an installed wheel."""

import sys

from facilitator.cli import main

if __name__ == "__main__":
    sys.argv[1:] = sys.argv[1:] or ["run"]
    main()
