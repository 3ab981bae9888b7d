"""The neutral shapes an import passes through: bytes → document → draft.

A format (plain text today, others later) knows how to turn bytes into a
``Document`` and nothing else; everything after that is common. ``RoundupDraft``
is the page in waiting: a writer can build a roundup from it, ``to_dict`` prints
it. No text is ever changed on the way: wording, typos and mojibake stay.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

PARAGRAPH, HEADING, QUOTE, BULLET, RULE = (
    "paragraph",
    "heading",
    "quote",
    "bullet",
    "rule",
)


class ImportProblem(Exception):
    """A file that cannot be read at all.

    ``code`` is stable (empty, binary, too_large, unsupported); ``message`` is
    one English sentence for an editor, which a face may translate by its code.
    """

    def __init__(self, code: str, message: str):
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass(frozen=True)
class Notice:
    """Something the editor should look at; the import went on."""

    code: str
    message: str


@dataclass(frozen=True)
class Run:
    """A stretch of text with one link (or none) and one set of marks."""

    text: str
    href: str = ""
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Link:
    href: str
    text: str = ""


@dataclass(frozen=True)
class Block:
    """A paragraph-sized piece of a document.

    ``level`` is a heading's (1 to 6); ``indent`` counts leading spaces;
    ``tight`` says that no blank line stands before it.
    """

    kind: str
    runs: tuple[Run, ...] = ()
    level: int = 0
    indent: int = 0
    tight: bool = False

    @cached_property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        return tuple(Link(run.href, run.text) for run in self.runs if run.href)

    def cut(self, start: int, stop: int | None = None) -> Block:
        """The same block with only the characters ``start`` to ``stop``."""
        stop = len(self.text) if stop is None else stop
        runs, at = [], 0
        for run in self.runs:
            piece = run.text[max(0, start - at) : max(0, stop - at)]
            at += len(run.text)
            if piece:
                runs.append(Run(piece, run.href, run.marks))
        return Block(self.kind, tuple(runs), self.level, self.indent, self.tight)

    def without(self, start: int, stop: int) -> Block:
        """The same block with the characters ``start`` to ``stop`` taken out."""
        runs = self.cut(0, start).runs + self.cut(stop).runs
        return Block(self.kind, runs, self.level, self.indent, self.tight)

    def stripped(self) -> Block:
        """The same block without white space at either end."""
        body = self.text.strip()
        start = self.text.find(body) if body else 0
        return self.cut(start, start + len(body))


def plain(blocks: tuple[Block, ...]) -> str:
    """The blocks' text, a blank line between paragraphs."""
    return "\n\n".join(block.text for block in blocks)


@dataclass(frozen=True)
class Document:
    """What a format hands over: blocks in reading order and what it knew besides."""

    blocks: tuple[Block, ...]
    name: str = ""
    title: str = ""
    author: str = ""
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class Piece:
    """A part of an item in its place: ``heading``, ``commentary`` or ``link``."""

    kind: str
    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        return plain(self.blocks)


@dataclass(frozen=True)
class QuoteDraft:
    """The source's words without their quotation marks.

    ``attribution`` is the credit as written ("– Ada Lind, editor"); ``speaker``
    and ``role`` are read from it. ``marked`` is False when no quotation mark
    said so and the shape of the document did; ``closed`` is False when the last
    mark was missing.
    """

    blocks: tuple[Block, ...]
    attribution: str = ""
    speaker: str = ""
    role: str = ""
    marked: bool = True
    closed: bool = True
    kind = "quote"

    @property
    def text(self) -> str:
        return plain(self.blocks)


@dataclass(frozen=True)
class ItemDraft:
    """One recommendation. ``content`` holds all of its text in order; title,
    author, publisher, published ("2015-07-19", "2015-07" or "2015"), via and
    links are read from that text. ``flags`` name what an editor should check.
    """

    number: int | None
    label: str = ""
    title: str = ""
    author: str = ""
    publisher: str = ""
    published: str = ""
    via: str = ""
    links: tuple[Link, ...] = ()
    content: tuple[Piece | QuoteDraft, ...] = ()
    flags: tuple[str, ...] = ()
    confidence: float = 1.0
    kind = "item"

    @property
    def commentary(self) -> str:
        return "\n\n".join(p.text for p in self.content if p.kind == "commentary")

    @property
    def quotes(self) -> tuple[QuoteDraft, ...]:
        return tuple(p for p in self.content if isinstance(p, QuoteDraft))


@dataclass(frozen=True)
class SectionDraft:
    """A heading between items, with the intro that belongs to no item."""

    heading: Block
    intro: tuple[Block, ...] = ()
    kind = "section"


@dataclass(frozen=True)
class BioDraft:
    """Words about the curator; ``name`` is empty when the text names nobody."""

    name: str
    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        return plain(self.blocks)


@dataclass(frozen=True)
class Remainder:
    """Text that stays out of the page, and why."""

    text: str
    reason: str


@dataclass(frozen=True)
class RoundupDraft:
    """A page in waiting. ``entries`` are sections and items in page order;
    ``title_line`` and ``byline`` hold the lines that title, part number and
    curator were read from.
    """

    path: str
    title: str = ""
    title_line: str = ""
    byline: str = ""
    curator: str = ""
    part_number: int | None = None
    planned_total: int | None = None
    intro: tuple[Block, ...] = ()
    entries: tuple[SectionDraft | ItemDraft, ...] = ()
    outro: tuple[Block, ...] = ()
    bio: BioDraft | None = None
    doc_quotes: tuple[QuoteDraft, ...] = ()
    dropped: tuple[Remainder, ...] = ()
    unplaced: tuple[Remainder, ...] = ()
    notices: tuple[Notice, ...] = field(default=())

    @property
    def items(self) -> tuple[ItemDraft, ...]:
        return tuple(e for e in self.entries if isinstance(e, ItemDraft))

    def to_dict(self) -> dict:
        """The draft as JSON-ready data, the contract of ``--json``."""
        from .jsonform import draft_to_dict

        return draft_to_dict(self)
