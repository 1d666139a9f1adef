"""Facilitator: country teams draft, discuss, vote on and declare a policy agenda, live in their browsers."""

__version__ = "0.1.0"
