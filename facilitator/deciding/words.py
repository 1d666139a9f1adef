from facilitator.core.words import N_  # noqa: F401

TERMS: dict[str, str] = {}
