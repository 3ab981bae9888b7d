"""What a page takes along when it is copied to be translated."""

from collections.abc import Iterator
from typing import Any

from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue

from wagtail_curation.blocks.quotes import PullQuoteValue


def quotes_in(value: Any) -> Iterator[PullQuoteValue]:
    """The pull quotes of a body, in blocks of any kind and at any depth."""
    if isinstance(value, PullQuoteValue):
        yield value
    elif isinstance(value, StreamValue):
        for child in value:
            yield from quotes_in(child.value)
    elif isinstance(value, StructValue):
        for inner in value.values():
            yield from quotes_in(inner)
    elif isinstance(value, ListValue):
        for inner in value:
            yield from quotes_in(inner)


def keep_originals(body: Any, language: str) -> int:
    """Lets each quote of a body keep its words as the original; how many it changed."""
    return sum(quote.keep_original(language) for quote in quotes_in(body))


def prepare_copy(source: Any, copy: Any) -> None:
    """Readies a roundup that was just copied for a translator: its row, and its draft.

    An alias stays like its source in all things.
    """
    if copy.alias_of_id:
        return
    language = source.locale.language_code
    field = copy._meta.get_field("body")
    # Not copy.body: in memory a copy shares that with its source.
    row = type(copy)._default_manager.only("body").get(pk=copy.pk)
    copy.body = row.body
    if keep_originals(copy.body, language):
        type(copy)._default_manager.filter(pk=copy.pk).update(body=copy.body)
    if (revision := copy.latest_revision) is not None:
        draft = revision.as_object()
        if keep_originals(draft.body, language):
            revision.content["body"] = field.value_to_string(draft)
            revision.save(update_fields=["content"])
