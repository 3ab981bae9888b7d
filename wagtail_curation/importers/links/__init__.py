"""Links in: another tool's file becomes records in waiting.

``read_links(stream, name)`` is the entrance; ``register_link_format`` adds a format.
"""

from .base import (
    PROBLEM_CODES,
    REJECT_CODES,
    LinkFileProblem,
    LinkRecord,
    LinkResults,
    Reject,
)
from .feeds import Feed, FeedEntry, read_feed
from .formats import (
    LINK_FORMATS,
    LinkFormat,
    format_of,
    link_format,
    read_links,
    register_link_format,
)
from .mapping import FIELDS, apply_mapping, guess_mapping

__all__ = [
    "FIELDS",
    "LINK_FORMATS",
    "PROBLEM_CODES",
    "REJECT_CODES",
    "Feed",
    "FeedEntry",
    "LinkFileProblem",
    "LinkFormat",
    "LinkRecord",
    "LinkResults",
    "Reject",
    "apply_mapping",
    "format_of",
    "guess_mapping",
    "link_format",
    "read_feed",
    "read_links",
    "register_link_format",
]
