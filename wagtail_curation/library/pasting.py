"""What an editor pasted: an address, a DOI, an ISBN, or words to look for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _now

from wagtail_curation.library import adding
from wagtail_curation.library.fetchwords import problem_in_words
from wagtail_curation.metadata import service
from wagtail_curation.metadata.address import AddressError, tidy
from wagtail_curation.metadata.card import Card, Origin
from wagtail_curation.metadata.identifiers import Identifier, find_identifier
from wagtail_curation.metadata.lookup import look_up
from wagtail_curation.metadata.service import Reading
from wagtail_curation.metadata.shared import last_address
from wagtail_curation.models.library import in_words
from wagtail_curation.webrules.problems import WebError

MOST_LETTERS = 4096
_ADDRESS_IN_TEXT = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True)
class Pasted:
    """A pasted text, understood: an address or an identifier or both, else words.

    ``problem`` says to an editor why it is none of them, and what to do.
    """

    text: str
    address: str = ""
    identifier: Identifier | None = None
    words: str = ""
    problem: str = ""

    @property
    def key(self) -> str:
        """By which the library knows what has no address; "" for none."""
        named = self.identifier
        return named.key if named is not None and named.kind == "isbn" else ""


def understand(text: str) -> Pasted:
    """What is meant by a text. Asks neither the network nor the database."""
    text = " ".join((text or "").replace("\x00", "").split())
    if len(text) > MOST_LETTERS:
        problem = _now("This is too long for an address. Paste the link alone.")
        return Pasted(text[:MOST_LETTERS], problem=problem)
    try:
        address = tidy(text)
    except AddressError as error:
        return _no_address(text, error)
    named = find_identifier(address)
    # The number of a book in a shop's address is one edition of many.
    return Pasted(text, address, named if named and named.address else None)


def _no_address(text: str, error: AddressError) -> Pasted:
    if error.code == "empty":
        return Pasted("", problem=in_words(error))
    if identifier := find_identifier(text):
        return Pasted(text, identifier.address, identifier)
    if error.code != "words":
        return Pasted(text, problem=in_words(error))
    # Phones share "The title https://…".
    if len(_ADDRESS_IN_TEXT.findall(text)) == 1:
        inner = understand(last_address(text))
        if inner.address:
            return Pasted(text, inner.address, inner.identifier)
    return Pasted(text, words=text)


def known(pasted: Pasted, reading: Reading | None = None):
    """The record of what was pasted, or None; after reading it, by more addresses."""
    final_url, canonical = "", ""
    if reading is not None:
        final_url, canonical = reading.final_url, reading.card.canonical
    return adding.find(
        pasted.address,
        final_url=final_url,
        canonical=canonical,
        identifier=pasted.key,
    )


def read(pasted: Pasted) -> Reading:
    """What can be found out about it: from a register, else from its page."""
    if registered := _registered(pasted):
        return Reading(registered, final_url=pasted.address)
    if pasted.address:
        return service.read(pasted.address)
    card = Card(kind="book", origins={"kind": Origin("lookup", "likely")})
    problem = "unknown-number"
    return Reading(card, problem=problem, words=problem_in_words(problem))


def _registered(pasted: Pasted) -> Card | None:
    """What the site's register of DOIs or books says of it, if it has one."""
    if pasted.identifier is None:
        return None
    try:
        return look_up(pasted.identifier)
    except WebError:
        return None  # the page may say it all the same
