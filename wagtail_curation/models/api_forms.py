"""The form that a roundup is written with through the API: the editor's form, which
loses nothing on the way out and back, and says where it found what is wrong.
"""

import re
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _
from wagtail.blocks.list_block import ListValue
from wagtail.blocks.stream_block import StreamBlockValidationError, StreamValue
from wagtail.rich_text import RichText, expand_db_html

from wagtail_curation.blocks.finished import bare
from wagtail_curation.models.page_forms import (
    RoundupPageForm,
    children_by_id,
    placeholders,
)

LINK = re.compile(r"<a\b[^>]*\blinktype=[^>]*>")
OPENING_TAG = re.compile(r"<a\b[^>]*>")


class RoundupAPIForm(RoundupPageForm):
    """What was read can be sent back: links inside the site stay links inside it."""

    def clean_standfirst(self):
        stored = self.instance.standfirst or ""
        kept = KeptText([stored])
        return kept.restore(self.cleaned_data["standfirst"])

    def clean_body(self):
        stored = self.instance.body.get_prep_value()
        refuse_hollow(self.cleaned_data["body"], stored)
        body = super().clean_body()
        kept = KeptText(list(_texts(stored)))
        for text in _rich_texts(body):
            text.source = kept.restore(text.source)
        return body

    def full_clean(self):
        super().full_clean()
        if self.errors:
            self._errors = PathErrors(self.errors)


def refuse_hollow(body, stored) -> None:
    """Refuses placeholders of content that is not on this page."""
    kept = children_by_id(stored)
    hollow = [child for child in placeholders(body) if child.id not in kept]
    if hollow:
        message = _("This page has no unavailable block with the id “%(id)s”.")
        raise ValidationError(
            [
                ValidationError(message, code="unavailable", params={"id": child.id})
                for child in hollow
            ]
        )


class KeptText:
    """Rich text as it is stored, to be found again in what was made of it on the way
    out: finished links, and no marks of the editor.
    """

    def __init__(self, stored: list[str]):
        self.stored = {bare(text): text for text in stored}
        links = LINK.findall("".join(stored))
        finished = OPENING_TAG.findall(expand_db_html("".join(links))) if links else []
        self.links = dict(zip(finished, links))

    def restore(self, text: str) -> str:
        """The text with its links as they are stored; all of it if it is unchanged."""
        text = OPENING_TAG.sub(lambda tag: self.links.get(tag[0], tag[0]), text)
        return self.stored.get(bare(text), text) if bare(text) else ""


def _texts(raw) -> Iterator[str]:
    """Every text in stored data."""
    if isinstance(raw, str):
        yield raw
    elif isinstance(raw, dict | list | tuple):
        for inner in raw.values() if isinstance(raw, dict) else raw:
            yield from _texts(inner)


def _rich_texts(value):
    if isinstance(value, RichText):
        yield value
    elif isinstance(value, StreamValue):
        for child in value:
            yield from _rich_texts(child.value)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _rich_texts(inner)
    elif isinstance(value, ListValue):
        for inner in value:
            yield from _rich_texts(inner)


class PathErrors(ErrorDict):
    """Errors whose data says where in a body each is: "body.3.value.resource"."""

    def get_json_data(self, escape_html=False):
        found: dict[str, list[dict[str, str]]] = {}
        for name, errors in self.items():
            for error in errors.as_data():
                for path, message, code in leaves(error, name):
                    said = {"message": message, "code": code}
                    found.setdefault(path, []).append(said)
        return found


def leaves(error, path: str) -> Iterator[tuple[str, str, str]]:
    """(path, message, code) of each error inside a block's error."""
    step = ".value" if isinstance(error, StreamBlockValidationError) else ""
    for key, inner in getattr(error, "block_errors", {}).items():
        yield from leaves(inner, f"{path}.{key}{step}")
    own = getattr(error, "non_block_errors", None)
    plain = error.error_list if own is None else own.as_data()
    for each in plain:
        yield path, " ".join(each.messages), each.code or "invalid"
