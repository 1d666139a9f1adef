"""The `facilitator` command. Each kind of thing it does has a module of its own, which adds its commands."""

from facilitator.commandline.group import facilitator as facilitator
