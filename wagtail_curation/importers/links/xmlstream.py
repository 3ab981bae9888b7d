"""XML as a stream of what begins and ends; entities and other files are refused."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO, NamedTuple
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from .base import LinkFileProblem
from .textstream import chunks

# expat looks at an unfinished tag again with every piece: they had better be few.
_PIECE = 128 * 1024
_LONGEST_TEXT = 200_000
_MOST_ATTRIBUTES = 200
_DEEPEST = 10_000

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_BARE = re.compile(r"&(?!#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|\w{1,31};)")
_REFERENCE = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[^;&]{1,32};")


class XmlEvent(NamedTuple):
    """``kind`` is "start" or "end"; a tag is "{namespace}name". At the end of an
    element ``text`` is what stands in it outside of other elements.
    """

    kind: str
    tag: str
    attributes: Mapping[str, str]
    text: str


class XmlBroken(Exception):
    """The file is no XML from here on."""


def events(stream: BinaryIO) -> Iterator[XmlEvent]:
    """Raises XmlBroken where the XML breaks off, and LinkFileProblem (unsafe) when it
    declares entities.
    """
    target = _Target()
    parser = DefusedXMLParser(target=target, forbid_external=True)
    try:
        for piece in _pieces(chunks(stream)):
            parser.feed(_repaired(piece))
            yield from target.events
            target.events.clear()
        parser.close()
        yield from target.events
    except DefusedXmlException as error:
        raise LinkFileProblem(
            "unsafe",
            "The file declares entities or other files, as attacks do. Export it "
            "again from your tool.",
        ) from error
    except (ParseError, ValueError) as error:
        yield from target.events
        raise XmlBroken(str(error)) from error


def local(tag: str) -> str:
    """The tag's name without its namespace."""
    return tag.rpartition("}")[2]


class _Target:
    """What the parser calls."""

    def __init__(self):
        self.events: list[XmlEvent] = []
        self.texts: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if len(self.texts) > _DEEPEST or len(attributes) > _MOST_ATTRIBUTES:
            raise ValueError("no real file is nested so")
        self.texts.append("")
        self.events.append(XmlEvent("start", tag, attributes, ""))

    def data(self, text: str) -> None:
        if self.texts and len(self.texts[-1]) < _LONGEST_TEXT:
            self.texts[-1] += text

    def end(self, tag: str) -> None:
        self.events.append(XmlEvent("end", tag, {}, self.texts.pop()))

    def close(self) -> None:
        """Asked for by the parser; there is nothing to hand back."""


def _pieces(source: Iterable[str]) -> Iterator[str]:
    """The text in larger pieces, no reference cut in two."""
    parts: list[str] = []
    length = 0
    for chunk in source:
        parts.append(chunk)
        length += len(chunk)
        if length >= _PIECE:
            text = "".join(parts)
            cut = text.rfind("&", len(text) - 40)
            cut = len(text) if cut < 0 else cut
            yield text[:cut]
            parts, length = [text[cut:]], len(text) - cut
    yield "".join(parts)


def _repaired(text: str) -> str:
    """Without what is no XML but found in files: bare ampersands, &nbsp;, NULs."""
    text = _BARE.sub("&amp;", _UNFIT.sub("", text))
    return _REFERENCE.sub(_reference, text)


def _reference(match: re.Match[str]) -> str:
    """A reference that XML does not know, as the character; else as it is written."""
    written = match[0]
    character = html.unescape(written)
    if character == written:
        return f"&amp;{written[1:]}"
    return html.escape(_UNFIT.sub("", character))
