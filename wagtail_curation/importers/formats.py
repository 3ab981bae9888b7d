"""The formats an import can read, found by looking at the file.

A further format is one pure file with ``sniff`` and ``read``, registered here or
by a publisher's app through ``register_format``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from . import text
from .base import Document


@dataclass(frozen=True)
class Format:
    """``sniff(data, name)`` says how sure the format is, 0.0 (no) to 1.0;
    ``read(data, name)`` returns a ``Document`` or raises ``ImportProblem``."""

    name: str
    sniff: Callable[[bytes, str], float]
    read: Callable[[bytes, str], Document]


FORMATS: list[Format] = [Format("text", text.sniff, text.read)]


def register_format(new: Format) -> None:
    """Add a format; one with the same name is replaced."""
    FORMATS[:] = [known for known in FORMATS if known.name != new.name] + [new]


def read_document(data: bytes, name: str = "") -> Document:
    """The file as a document, by the format that is surest of it."""
    best = max(FORMATS, key=lambda known: known.sniff(data, name))
    return best.read(data, name)
