"""A draft becomes a page: the one file of this room that knows models."""

import hashlib
import uuid
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wagtail_curation.importers.base import (
    BioDraft,
    ItemDraft,
    QuoteDraft,
    RoundupDraft,
    SectionDraft,
)
from wagtail_curation.importers.library import Library
from wagtail_curation.importers.markup import to_html
from wagtail_curation.models import get_roundup_page_model
from wagtail_curation.models.imports import RoundupImport
from wagtail_curation.models.parts import next_free_number, part_with_number


class ImportRefused(Exception):
    """A file that is not imported; the message says why and what to do."""


@dataclass(frozen=True)
class Written:
    """What became of a file: the page, and whether it was made just now."""

    page: Any
    created: bool


def digest_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def imported_before(series, data: bytes):
    """The page that this very file became in this series, or None."""
    known = RoundupImport.objects.filter(series_id=series.pk, digest=digest_of(data))
    record = known.select_related("page").first()
    return record.page.specific if record else None


@transaction.atomic
def write_roundup(
    draft: RoundupDraft,
    data: bytes,
    series,
    part_number: int | None = None,
    publish: bool = False,
) -> Written:
    """Makes a part of ``series`` from a draft; all of it, or nothing.

    ``part_number`` goes before the number that the text names; without either it
    is the next free one.  The same bytes a second time change nothing.  Raises
    ImportRefused, with words for an editor.
    """
    if page := imported_before(series, data):
        return Written(page, created=False)
    number = part_number or draft.part_number or next_free_number(series)
    if taken := part_with_number(series, number):
        raise ImportRefused(
            _(
                "The series has a part %(number)s already (“%(title)s”). Choose "
                "another number with --part."
            )
            % {"number": number, "title": taken.get_admin_display_title()}
        )
    page = _add_page(draft, series, number)
    revision = page.save_revision()
    if publish:
        _check_publishable(page)
        revision.publish()
        page = type(page).objects.get(pk=page.pk)
    _keep_the_rest(draft, data, series, page)
    return Written(page, created=True)


def _add_page(draft: RoundupDraft, series, number: int):
    library = Library()
    model = get_roundup_page_model()
    page = model(
        title=(draft.title or PurePath(draft.path).stem or _("Imported"))[:255],
        part_number=number,
        numbering=series.default_numbering,
        live=False,
        has_unpublished_changes=True,
        body=_body(draft, library),
    )
    curators = {draft.curator, draft.bio.name if draft.bio else ""} - {""}
    if curators:
        curator = model._meta.get_field("curators").related_model
        page.curators = [
            curator(person=library.person(name), sort_order=place)
            for place, name in enumerate(sorted(curators))
        ]
    return series.add_child(instance=page)


def _check_publishable(page) -> None:
    """What the editor would refuse to publish is not published by a command."""
    try:
        page.body.stream_block.clean(page.body)
        page.full_clean()
    except ValidationError as error:
        raise ImportRefused(
            _(
                "It can not be published as it is: some items lack a resource or a "
                "title. Import it as a draft, without --publish, and complete it."
            )
        ) from error


def _keep_the_rest(draft: RoundupDraft, data: bytes, series, page) -> None:
    report = draft.to_dict()
    flagged = [
        {"item": place, "code": flag, "message": flag_words(flag)}
        for place, item in enumerate(draft.items, start=1)
        for flag in item.flags
    ]
    flagged += [
        {
            "item": place,
            "code": "via",
            "message": _("Found via %(name)s.") % {"name": item.via},
        }
        for place, item in enumerate(draft.items, start=1)
        if item.via
    ]
    RoundupImport.objects.create(
        page_id=page.pk,
        series_id=series.pk,
        name=PurePath(draft.path).name[:255],
        digest=digest_of(data),
        unplaced=report["unplaced"],
        dropped=report["dropped"],
        notices=[*report["notices"], *flagged],
    )


def flag_words(flag: str) -> str:
    """What an item's flag means, for whoever has to look at it."""
    words = {
        "no_address": _("No address: choose the resource, or add its address."),
        "no_title": _("No title: the text does not say what the resource is called."),
        "no_author": _("No author is named."),
        "author_undecided": _("Several names: the text does not say who it is by."),
        "unmarked_quote": _("Taken for a quote without quotation marks."),
        "quote_not_closed": _("The quote’s last quotation mark is missing."),
    }
    return words.get(flag, flag.replace("_", " "))


def _child(block_type: str, value) -> dict:
    return {"type": block_type, "value": value, "id": str(uuid.uuid4())}


def _body(draft: RoundupDraft, library: Library) -> list[dict]:
    """The body as raw stream data, in the order of the document."""
    body = [_paragraph(draft.intro)] if draft.intro else []
    body += [_child("pull_quote", _quote(q, library)) for q in draft.doc_quotes]
    for entry in draft.entries:
        body.append(_entry(entry, library))
    if draft.outro:
        body.append(_paragraph(draft.outro))
    if draft.bio:
        body.append(_bio(draft.bio, library))
    return body


def _paragraph(blocks) -> dict:
    return _child("paragraph", to_html(blocks))


def _entry(entry: SectionDraft | ItemDraft, library: Library) -> dict:
    if isinstance(entry, SectionDraft):
        value = {"heading": entry.heading.text[:255], "intro": to_html(entry.intro)}
        return _child("section", value)
    return _child("numbered_resource", _item(entry, library))


def _item(item: ItemDraft, library: Library) -> dict:
    resource = library.resource(item)
    content = []
    further = []
    for piece in item.content:
        if isinstance(piece, QuoteDraft):
            by = "" if resource else item.author
            content.append(_child("pull_quote", _quote(piece, library, by)))
        elif piece.kind == "commentary":
            content.append(_child("commentary", to_html(piece.blocks)))
        elif piece.kind == "link":
            links = [link for block in piece.blocks for link in block.links]
            further += [
                x for x in map(library.further, links) if x not in (None, resource)
            ]
    return {
        "resource": resource.pk if resource else None,
        "content": content,
        # The library's title stays; where the text says another, the page does too.
        "heading": ""
        if resource and resource.title == item.title
        else item.title[:255],
        "label": item.label[:40],
        "further_resources": [
            _child("resource", {"resource": other.pk, "role": "other", "link_text": ""})
            for other in further
        ],
    }


def _quote(quote: QuoteDraft, library: Library, by: str = "") -> dict:
    name = quote.speaker or by
    person = library.known_person(name)
    return {
        "text": quote.text,
        "speaker": person.pk if person else None,
        "speaker_name": "" if person else name[:255],
        "role": quote.role[:255],
    }


def _bio(bio: BioDraft, library: Library) -> dict:
    """The bio as an author-bio block; without a name it stays a paragraph."""
    text = to_html(bio.blocks)
    if not bio.name:
        return _paragraph(bio.blocks)
    person = library.person(bio.name, bio=text)
    own = "" if person.bio == text else text
    return _child("author_bio", {"person": person.pk, "text": own, "show_photo": True})
