"""Text in: a file becomes a page in waiting.

``read_roundup(data, name)`` is the entrance; ``register_format`` adds a format.
"""

from .assemble import draft_of, read_roundup
from .base import ImportProblem, RoundupDraft
from .formats import Format, register_format

__all__ = [
    "Format",
    "ImportProblem",
    "RoundupDraft",
    "draft_of",
    "read_roundup",
    "register_format",
]
