"""What scripts put into the inbox, and read of it; two endpoints give it out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_admin_base_url

from wagtail_curation.admin.usage import where_used
from wagtail_curation.api.limits import asks_too_often
from wagtail_curation.compat import TypedDict, policy_of
from wagtail_curation.library import inbox
from wagtail_curation.metadata.address import AddressError, tidy
from wagtail_curation.models import InboxEntry, InboxSource
from wagtail_curation.models.library import in_words
from wagtail_curation.tasks import plain_key, read_soon

LONGEST = {"url": 2048, "title": 500}
LONGEST |= {"note": inbox.MOST_NOTE, "selection": inbox.MOST_SELECTION}
LONGEST_TOPIC = 100


class InboxResourceData(TypedDict):
    id: int
    url: str
    title: str


class InboxEntryData(TypedDict):
    """An entry: private, for colleagues."""

    id: int
    resource: InboxResourceData
    note: str
    selection: str
    topics: list[str]
    added_by: str
    created_at: str
    votes: int
    edit_url: str


class KeptData(TypedDict):
    """What became of an address; ``already`` is "", library, inbox or roundup."""

    entry: InboxEntryData
    already: str
    used: str


class InboxListData(TypedDict):
    count: int
    items: list[InboxEntryData]


class Refused(Exception):
    """Nothing was kept: HTTP status, code, the field it is about, words."""

    def __init__(self, status: int, code: str, message: str, name: str = ""):
        super().__init__(message)
        self.status, self.code, self.name = status, code, name


@dataclass(frozen=True)
class Sent:
    """What a script sends: an address, and what it has to say of it."""

    url: str
    title: str = ""
    selection: str = ""
    note: str = ""
    topics: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, data: Any) -> Sent:
        """Checked; Refused says what is wrong first."""
        if not isinstance(data, dict):
            raise Refused(422, "invalid", _("This must be an object."))
        if unknown := sorted(data.keys() - cls.__dataclass_fields__.keys()):
            message = _("There is no field “%(name)s”.") % {"name": unknown[0]}
            raise Refused(422, "unknown_field", message, unknown[0])
        texts = {name: cls._text(data.get(name), name) for name in LONGEST}
        return cls(**texts, topics=cls._topics(data.get("topics")))

    @staticmethod
    def _text(value: Any, name: str) -> str:
        if value is None:
            return ""
        if not isinstance(value, str):
            raise Refused(422, "invalid", _("This must be a text."), name)
        if len(value) > LONGEST[name]:
            message = _("No more than %(most)s characters.") % {"most": LONGEST[name]}
            raise Refused(422, "too_long", message, name)
        return value

    @staticmethod
    def _topics(value: Any) -> list[str]:
        names = [] if value is None else value
        if not isinstance(names, list) or not all(isinstance(n, str) for n in names):
            raise Refused(422, "invalid", _("This must be a list of names."), "topics")
        if len(names) > inbox.MOST_TOPICS or any(len(n) > LONGEST_TOPIC for n in names):
            message = _("No more than %(most)s topics, of %(length)s characters each.")
            said = {"most": inbox.MOST_TOPICS, "length": LONGEST_TOPIC}
            raise Refused(422, "too_long", message % said, "topics")
        return names


def receive(user, sent: Sent) -> tuple[int, KeptData]:
    """Keeps what was sent: 201 and the new entry, or 200 and the one there was."""
    if not policy_of(InboxEntry).user_has_permission(user, "add"):
        raise Refused(403, "may_not_add", _("You may put nothing into the inbox."))
    if asks_too_often(user, "inbox"):
        raise Refused(429, "too_many", _("Too many at once: try again in a minute."))
    try:
        address = tidy(sent.url)
    except AddressError as error:
        raise Refused(422, "invalid_address", in_words(error), "url") from error
    if problem := inbox.why_not_keep(address, user):
        raise Refused(403, "may_not_add", problem, "url")
    kept = inbox.keep(
        address,
        title=sent.title,
        note=sent.note,
        selection=sent.selection,
        topics=sent.topics,
        user=user,
        source=str(InboxSource.API),
    )
    read_soon(kept.entry.resource_id, plain_key(user.pk))
    data: KeptData = {
        "entry": represent(waiting().get(pk=kept.entry.pk)),
        "already": kept.already,
        "used": where_used(kept.entry.resource),
    }
    return (201 if kept.created else 200), data


def listed(user):
    """What waits, newest first, for whoever sees the inbox; else PermissionDenied."""
    actions = ["add", "change", "delete", "view"]
    if not policy_of(InboxEntry).user_has_any_permission(user, actions):
        raise PermissionDenied
    return waiting().open()


def waiting():
    return InboxEntry.objects.select_related("resource", "added_by").prefetch_related(
        "votes", "resource__topic_items__tag"
    )


def represent(entry: InboxEntry) -> InboxEntryData:
    resource = entry.resource
    path = reverse("wagtail_curation_inbox:edit", args=[entry.pk])
    names = [item.tag.name for item in resource.topic_items.all()]
    return {
        "id": entry.pk,
        "resource": {
            "id": resource.pk,
            "url": resource.url,
            "title": resource.title,
        },
        "note": entry.note,
        "selection": entry.selection,
        "topics": sorted(names),
        "added_by": str(entry.added_by or ""),
        "created_at": entry.created_at.isoformat(),
        "votes": len(entry.votes.all()),
        "edit_url": f"{get_admin_base_url() or ''}{path}",
    }
