"""Into the inbox, and out of it: what was found waits there to be recommended.

Clipper, phone, scripts and feeds come through here. Nothing asks the network: a page
that nobody has read goes on the list of what is to be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_permission_codename
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name

from wagtail_curation.library import adding, fetching
from wagtail_curation.library.topics import add_topics
from wagtail_curation.mentions.extract import mentions_in
from wagtail_curation.metadata.address import tidy
from wagtail_curation.metadata.card import Card, Origin
from wagtail_curation.models import (
    InboxEntry,
    InboxSource,
    InboxVote,
    ResourceFetch,
    RoundupMixin,
    get_resource_model,
)

MOST_NOTE = 5_000
MOST_SELECTION = 10_000
MOST_TOPICS = 20
"""What those who send to the inbox are held to, so that it stays readable."""

BREAK = "* * *"
"""The line between two passages of one page; each becomes a quote of its own."""

LIBRARY, INBOX, ROUNDUP = "library", "inbox", "roundup"


@dataclass(frozen=True)
class Kept:
    """What became of an address.

    ``created``: its entry is new. ``already``: where it was before: "" nowhere,
    LIBRARY, INBOX, or ROUNDUP (a live one, or the draft it was taken into).
    """

    entry: InboxEntry
    created: bool
    already: str


@transaction.atomic
def keep(
    address: str,
    *,
    title: str = "",
    page_title: str = "",
    card: Card | None = None,
    note: str = "",
    selection: str = "",
    topics: Iterable[str] = (),
    user=None,
    source: str = str(InboxSource.ADMIN),
) -> Kept:
    """Puts the resource of an address into the inbox, adding it when it is new.

    ``title`` is somebody's, ``page_title`` what the page calls itself: a title that
    is no other than that may be replaced once the page is read. A resource that is
    known keeps all it has; what is new of note, passage and topics is added to it.
    Raises AddressError.
    """
    address = tidy(address)
    given = {"title": title} if title.strip() not in ("", page_title.strip()) else {}
    resource, added = adding.add(
        address, card=card or _card(page_title or address), given=given, user=user
    )
    add_topics(resource, list(topics)[:MOST_TOPICS])
    entries = InboxEntry.objects.select_for_update()
    entry, created = entries.get_or_create(
        resource=resource, defaults={"source": source, "added_by": user}
    )
    already = "" if added else _already(entry, created)
    if already != ROUNDUP:
        entry.taken_at = entry.taken_into = None
    entry.note = joined(entry.note, _signed(note, entry, user), "\n\n")
    entry.selection = joined(entry.selection, selection, f"\n\n{BREAK}\n\n")
    entry.save()
    if not ResourceFetch.objects.filter(resource=resource).exists():
        fetching.ask_for([resource.pk], user)
    return Kept(entry, created, already)


def why_not_keep(address: str, user) -> str:
    """Why this user can not keep this address; "" when they can. For AddressError
    there is ``keep``.
    """
    model = get_resource_model()
    if not _may_add(InboxEntry, user):
        return _("You may put nothing into the inbox: ask for the permission to.")
    if adding.find(address) is None and not _may_add(model, user):
        return _(
            "The library has no such resource, and you may not add one. Send the "
            "address to somebody who may."
        )
    return ""


def _may_add(model, user) -> bool:
    codename = get_permission_codename("add", model._meta)
    return user.has_perm(f"{model._meta.app_label}.{codename}")


def _card(title: str) -> Card:
    return Card(title=title, origins={"title": Origin("clipper", "guess")})


def _already(entry: InboxEntry, created: bool) -> str:
    if entry.resource.mentions.exists() or is_in_its_draft(entry):
        return ROUNDUP
    return LIBRARY if created or entry.taken_at else INBOX


def is_in_its_draft(entry: InboxEntry) -> bool:
    """Whether the page it was taken into has it still, in its newest version."""
    page: Any = entry.taken_into.specific if entry.taken_into else None
    if not issubclass(type(page), RoundupMixin):
        return False
    body = page.get_latest_revision_as_object().body
    return any(row.resource_id == entry.resource_id for row in mentions_in(body))


def _signed(note: str, entry: InboxEntry, user) -> str:
    """A colleague's note under somebody else's says whose it is."""
    note = clean(note)
    if note and entry.note and user and user.pk != entry.added_by_id:
        return f"{get_user_display_name(user)}: {note}"
    return note


def clean(text: str) -> str:
    """A text as a textarea sends it, with plain line ends."""
    return re.sub(r"\r\n?", "\n", text.replace("\x00", "")).strip()


def joined(old: str, new: str, between: str) -> str:
    """The old text and then the new, unless it is there already."""
    new = clean(new)
    if not new or new in old.split(between):
        return old
    return f"{old}{between}{new}" if old else new


def passages(selection: str) -> list[str]:
    """The passages of an entry, each to become a quote."""
    parts = re.split(rf"^\s*{re.escape(BREAK)}\s*$", clean(selection), flags=re.M)
    return [part.strip() for part in parts if part.strip()]


def remove(entries: Sequence[InboxEntry]) -> None:
    """Out of the inbox; note, passage and votes stay for ``put_back``."""
    keys = [entry.pk for entry in entries]
    InboxEntry.objects.filter(pk__in=keys).update(
        taken_at=timezone.now(), taken_into=None
    )


def put_back(entries: Sequence[InboxEntry]) -> None:
    """Into the inbox again: what was removed, or taken into a draft."""
    keys = [entry.pk for entry in entries]
    InboxEntry.objects.filter(pk__in=keys).update(taken_at=None, taken_into=None)


@transaction.atomic
def put_in(resources, user, source: str = str(InboxSource.ADMIN)) -> int:
    """Resources of the library into the inbox; how many there were."""
    found = list(resources)
    for resource in found:
        entry, created = InboxEntry.objects.get_or_create(
            resource=resource, defaults={"source": source, "added_by": user}
        )
        if not created:
            put_back([entry])
    return len(found)


def toggle_vote(entry: InboxEntry, user) -> bool:
    """Votes for an entry, or takes the vote back; whether there is one now."""
    vote, created = InboxVote.objects.get_or_create(entry=entry, user=user)
    if not created:
        vote.delete()
    return created
