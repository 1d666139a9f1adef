"""The `facilitator` command. Each kind of thing it does has a module of its own, which adds its commands."""

from importlib import import_module

from facilitator.commandline.group import facilitator as facilitator

for each in ("serving", "links", "moving", "keeping", "doctor", "accounts"):
    import_module(f"facilitator.commandline.{each}")
