"""What is known of an address before anybody has written anything about it."""

from typing import Any


def card_for(address: str) -> dict[str, Any]:
    """Initial values for the form of a resource at this address, by field name.

    Asked at an editor's gesture, never while something is saved or validated.
    Reading the page itself will be done here; for now the address is all.
    """
    return {"url": address}
