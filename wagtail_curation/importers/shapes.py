"""What a line looks like: a title, an address, a section's heading, a closing's."""

from __future__ import annotations

import re

from .attribution import is_attribution
from .base import BULLET, HEADING, PARAGRAPH, QUOTE, Block
from .names import is_name
from .text import URL

TITLE_AT_MOST = 170
HEADING_AT_MOST = 70
LINK_LABEL = re.compile(
    r"^\W*(?:links?|url|source|web(?:site)?|read(?: it| more| on| here)?|watch|listen|"
    r"read it here|see|available at|at|quelle|lien)?\W*$",
    re.I,
)
CLOSING_HEADING = re.compile(
    r"^(?:in )?(?:conclusions?|final (?:words|thoughts)|fazit|schluss|"
    r"(?:the |key )?takeaways?|wrapping (?:it )?up|wrap[- ]up|to wrap up|in closing|"
    r"closing (?:words|thoughts|remarks)|summary|zusammenfassung|afterword|"
    r"that['’]s (?:it|all)(?: for .*)?|what(?:['’]s| is) next|next (?:time|week|part)|"
    r"until next time|coming (?:up|next)|en conclusion|pour finir|over to you|"
    r"(?:further|more|additional) (?:reading|resources|links)|see also|references|"
    r"(?:and )?finally|"
    r"what do you think|your turn|sign[- ]?off|the end|thanks|acknowledge?ments?)\W*$",
    re.I,
)
BIO_HEADING = re.compile(
    r"^(?:about (?:the |your |our )?(?:author|curator|editor|writer|me)s?"
    r"|author(?: bio)?|"
    r"bio(?:graphy)?|(?:über (?:den|die) (?:autorin|autor))"
    r"|à propos de l['’]auteur[e]?|"
    r"about [A-Z]\w+(?: [A-Z]\w+)?)\W*$",
    re.I,
)
SECOND_SENTENCE = re.compile(r"[^\W\d_]{3,}[)\"”’»]?\.\s+[^\W\d_a-z]")
ENDS_SENTENCE = re.compile(r"[.;,…!][\"”’»)]*$")


def without_addresses(text: str) -> str:
    return URL.sub(" ", text).strip()


def is_address_line(block: Block) -> bool:
    """True for an address that stands alone, or after a word like "Link:"."""
    return bool(block.links) and bool(LINK_LABEL.match(without_addresses(block.text)))


def is_title_line(block: Block) -> bool:
    """True for one short line that could name a resource."""
    text = block.text.strip()
    if block.kind == HEADING:
        return True
    if block.kind == QUOTE or not 2 <= len(text) <= TITLE_AT_MOST:
        return False
    if not any(c.isalpha() for c in text) or is_address_line(block):
        return False
    if block.kind == PARAGRAPH and is_attribution(text, False, False):
        return False
    bare = without_addresses(text)
    return not ENDS_SENTENCE.search(bare) and not SECOND_SENTENCE.search(bare)


def is_section_line(block: Block) -> bool:
    """True for what may head a group of items: a heading, or a short bare line."""
    if block.kind == HEADING:
        return True
    text = block.text.strip()
    if block.kind != PARAGRAPH or block.tight or not 2 <= len(text) <= HEADING_AT_MOST:
        return False
    if block.links or not text[0].isalnum() or not re.search(r"[^\W\d_]{2}", text):
        return False
    if text[-1] in ".,;!…" or is_name(text) or is_attribution(text, False, False):
        return False
    return len(text.split()) <= 9 and not text[0].islower()


def is_linked_title(block: Block) -> bool:
    """True for a title and its address on one line."""
    if len(block.links) != 1 or block.kind == QUOTE or is_address_line(block):
        return False
    words = without_addresses(block.text).strip(" :–—-<>()[]|\t")
    return 2 <= len(words) <= TITLE_AT_MOST and not ENDS_SENTENCE.search(words)


def closes(block: Block) -> bool:
    """True for the heading of a closing: "Conclusion", "Wrapping up"."""
    return len(block.text) <= 60 and bool(CLOSING_HEADING.match(block.text.strip()))


def heads_bio(block: Block) -> bool:
    return len(block.text) <= 60 and bool(BIO_HEADING.match(block.text.strip()))


def is_bullet(block: Block) -> bool:
    return block.kind == BULLET
