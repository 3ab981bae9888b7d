"""What a body says of each resource, as rows in waiting."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.text import Truncator
from wagtail.rich_text import get_text_for_indexing

from wagtail_curation.models.mentions import MAIN


@dataclass(frozen=True)
class MentionRow:
    """The fields of a ResourceMention besides its page."""

    resource_id: int
    block_id: str
    anchor: str
    position: int
    number: int | None
    label: str
    section: str
    role: str
    heading: str
    commentary: str


def mentions_in(body) -> Iterator[MentionRow]:
    """The mentions of a RoundupStreamValue in reading order.

    Any numbered block with a ``resource`` counts, a publisher's own included.
    """
    section = ""
    position = 0
    for child in body:
        if getattr(child.block, "is_section", False):
            section = child.value.get("heading") or ""
        if not getattr(child.block, "is_numbered", False):
            continue
        for resource, role, heading in _resources(child.value):
            yield MentionRow(
                resource_id=resource.pk,
                block_id=(child.id or "")[:255],
                anchor=child.anchor,
                position=position,
                number=child.number,
                label=(child.value.get("label") or "")[:100],
                section=section[:255],
                role=role[:20],
                heading=heading[:255],
                commentary=_commentary(child.value) if role == MAIN else "",
            )
            position += 1


def _resources(value) -> Iterator[tuple]:
    """(resource, role, own heading) of an item: the main one, then the further."""
    if value.get("resource"):
        yield value["resource"], MAIN, value.get("heading") or ""
    for further in getattr(value, "further", ()):
        yield (
            further["resource"],
            further.get("role") or "other",
            further.get("link_text") or "",
        )


def _commentary(value) -> str:
    """The curator's words about an item, as plain text."""
    texts = [
        get_text_for_indexing(child.value.source)
        for child in value.get("content") or ()
        if child.block_type == "commentary"
    ]
    return Truncator("\n\n".join(text for text in texts if text)).chars(10_000)
