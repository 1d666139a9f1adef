"""Where others reach this server."""

from flask import current_app, request


def public_address() -> str:
    """Return PUBLIC_URL, else the address by which this request came in; without a slash at its end."""
    return str(current_app.config["PUBLIC_URL"] or request.host_url).rstrip("/")
