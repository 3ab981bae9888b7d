"""Records as a request names them: by id, by address, by name.

Resources are ``3``, ``{"id": 3}`` or ``{"url": "https://…"}``; people ``3``,
``{"id": 3}`` or ``{"name": "…"}``; images ``3`` or ``{"id": 3}``.  An id goes before
the rest: what was read can be sent back, and changes no record.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth import get_permission_codename
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.images import get_image_model

from wagtail_curation.blocks.prefetch import IMAGE, PERSON, RESOURCE
from wagtail_curation.metadata.address import AddressError, tidy
from wagtail_curation.models import (
    Person,
    ResourceAddress,
    get_resource_model,
    provenance,
)
from wagtail_curation.models.library import key_of

Path = tuple[str | int, ...]

# What may be said of a resource that is added by its address.
NEW_RESOURCE_FIELDS = (
    "title byline publisher published kind language summary minutes level cost licence"
).split()


@dataclass(frozen=True)
class Problem:
    path: Path
    message: str
    code: str = "invalid"


@dataclass
class Record:
    """A record that a request names; ``found`` is its key, or a record to be added."""

    kind: str
    asked: Any
    path: Path
    found: Any = field(default=None, init=False)

    @property
    def key(self) -> Any:
        """The primary key it is named by, or None."""
        if isinstance(self.asked, dict):
            return self.asked.get("id")
        return self.asked if self.asked != "" else None

    def named_by(self, name: str) -> str:
        """What it is named by besides a key: "" when it has one, or lacks that."""
        asked = self.asked if isinstance(self.asked, dict) else {}
        value = asked.get(name)
        if self.key is not None or not isinstance(value, str):
            return ""
        return value.replace("\x00", "").strip()


def find_records(records: list[Record], user) -> Iterator[Problem]:
    """Finds each record, all of a kind at once; yields what can't be found."""
    for kind in (RESOURCE, PERSON, IMAGE):
        wanted = [record for record in records if record.kind == kind]
        wanted = [record for record in wanted if record.asked not in (None, "")]
        by_key = [record for record in wanted if record.key is not None]
        yield from find_by_key(by_key, kind)
        rest = [record for record in wanted if record.key is None]
        if kind == RESOURCE:
            yield from find_by_address(rest, user)
        elif kind == PERSON:
            yield from find_by_name(rest)
        else:
            yield from (_unnamed(record, "id") for record in rest)


def model_of(kind: str):
    models = {RESOURCE: get_resource_model, PERSON: lambda: Person}
    return models.get(kind, get_image_model)()


def find_by_key(records: list[Record], kind: str) -> Iterator[Problem]:
    model = model_of(kind)
    keys = [key_for(model, record.key) for record in records]
    wanted = {key for key in keys if key is not None}
    found = model._default_manager.filter(pk__in=wanted).order_by()
    there = set(found.values_list("pk", flat=True)) if wanted else set()
    for record, key in zip(records, keys):
        if key in there:
            record.found = key
            continue
        names = {"kind": model._meta.verbose_name, "key": record.key}
        message = _("There is no %(kind)s with the id %(key)s.") % names
        yield Problem(record.path, message, f"unknown_{kind}")


def key_for(model, asked: Any) -> Any:
    """A primary key as the model has them; None for what can't be one."""
    if not isinstance(asked, int | str) or isinstance(asked, bool):
        return None
    try:
        key = model._meta.pk.to_python(asked)
        # No database takes a number that its column can't hold, not even to compare.
        model._meta.pk.run_validators(key)
        return key
    except ValidationError:
        return None


def find_by_name(records: list[Record]) -> Iterator[Problem]:
    names = {name for record in records if (name := record.named_by("name"))}
    people: dict[str, list] = {}
    for pk, name in Person.objects.filter(name__in=names).values_list("pk", "name"):
        people.setdefault(name, []).append(pk)
    for record in records:
        name = record.named_by("name")
        found = people.get(name, [])
        if len(found) == 1:
            record.found = found[0]
        elif not name:
            yield _unnamed(record, "id", "name")
        else:
            message = _("There is no person of the name “%(name)s”.")
            if found:
                message = _("More than one person has the name “%(name)s”: use an id.")
            yield Problem(record.path, message % {"name": name}, "unknown_person")


def find_by_address(records: list[Record], user) -> Iterator[Problem]:
    named = [record for record in records if record.named_by("url")]
    yield from (_unnamed(r, "id", "url") for r in records if not r.named_by("url"))
    keys = {}
    for place, record in enumerate(named):
        key, said = _address_key(record.named_by("url"))
        if said:
            yield Problem((*record.path, "url"), said, "invalid_address")
        else:
            keys[place] = key
    library = get_resource_model()._default_manager
    known = _known_by(library, set(keys.values())) if keys else {}
    for place, key in keys.items():
        if key in known:
            named[place].found = known[key]
        else:
            yield from add_later(named[place], library.model, user)


def _known_by(library, keys: set[str]) -> dict[str, Any]:
    """key → record, by the records' own addresses and by their other ones."""
    others = ResourceAddress.objects.filter(key__in=keys).order_by()
    own = library.filter(address_key__in=keys).order_by()
    return {
        **dict(others.values_list("key", "resource_id")),
        **dict(own.values_list("address_key", "pk")),
    }


def _address_key(address: str) -> tuple[str, str]:
    """The key of an address, and what is wrong with it: one of them is empty."""
    try:
        return key_of(tidy(address)), ""
    except AddressError as error:
        return "", str(error)


def add_later(record: Record, model, user) -> Iterator[Problem]:
    """Prepares a resource that the library has not, if the user may add it."""
    codename = get_permission_codename("add", model._meta)
    if not user.has_perm(f"{model._meta.app_label}.{codename}"):
        message = _("The library has no such resource, and you may not add one.")
        yield Problem((*record.path, "url"), message, "may_not_add")
        return
    sent = {name: record.asked.get(name) for name in NEW_RESOURCE_FIELDS}
    given = {name: value for name, value in sent.items() if value not in (None, "")}
    if wrong := [n for n, value in given.items() if not isinstance(value, int | str)]:
        message = _("This must be a single value.")
        yield from (Problem((*record.path, name), message) for name in wrong)
        return
    url = tidy(record.named_by("url"))
    new = model(**{"title": url, **given}, url=url, added_by=user)
    typed = provenance.all_typed(given, timezone.now(), user)
    new.given = {**given, "provenance": typed}
    try:
        new.full_clean(exclude=["added_by"])
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            yield Problem((*record.path, name), " ".join(messages))
        return
    record.found = new


def _unnamed(record: Record, *ways: str) -> Problem:
    choice = " / ".join(f"“{way}”" for way in ways)
    return Problem(record.path, _("Name it by %(ways)s.") % {"ways": choice})
