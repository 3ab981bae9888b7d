"""What there is to choose between when two records become one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Field, ForeignKey, Model
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail.fields import RichTextField
from wagtail.rich_text import get_text_for_indexing

from wagtail_curation.library import referrers
from wagtail_curation.library.rows import plain
from wagtail_curation.models import (
    InboxEntry,
    ResourceAddress,
    ResourceContributor,
    ResourceTopic,
    get_resource_model,
)

SURVIVOR, LOSER, BOTH = "survivor", "loser", "both"

# Filled by the package itself.
_BOOKKEEPING = {"address_key", "provenance", "added_by", "created_at", "updated_at"}


@dataclass(frozen=True)
class FieldChoice:
    """A field of the record: one of two values survives."""

    field: Field

    options = (SURVIVOR, LOSER)

    @property
    def name(self) -> str:
        return self.field.name

    @property
    def label(self) -> str | Promise:
        return capfirst(self.field.verbose_name)

    def differs(self, survivor: Model, loser: Model) -> bool:
        return plain(self.field, survivor) != plain(self.field, loser)

    def words(self, record: Any) -> str:
        """The record’s value as an editor reads it."""
        name = self.field.name
        if shown := getattr(record, f"get_{name}_display", None):
            return str(shown() or "")
        value = getattr(record, name)
        if isinstance(self.field, RichTextField):
            return get_text_for_indexing(value)
        if isinstance(value, bool):
            return str(_("Yes") if value else _("No"))
        return "" if value is None else str(value)

    def suggested(self, survivor: Model, loser: Model) -> str:
        """The survivor’s, unless it says nothing there."""
        empty = self.field.value_from_object(survivor) in self.field.empty_values
        return LOSER if empty and self.differs(survivor, loser) else SURVIVOR


@dataclass(frozen=True)
class ListChoice:
    """A list that belongs to the record, as rows of another table."""

    name: str
    label: str | Promise
    key: ForeignKey
    """The rows’ foreign key to the record."""

    options = (BOTH, SURVIVOR, LOSER)

    @property
    def model(self) -> Any:
        return self.key.model

    @cached_property
    def has_order(self) -> bool:
        return any(it.name == "sort_order" for it in self.model._meta.concrete_fields)

    def rows(self, record: Model) -> list[Any]:
        found = self.model._base_manager.filter(**{self.key.name: record})
        if others := self._others():
            found = found.select_related(*others)
        return list(found.order_by("sort_order" if self.has_order else "pk", "pk"))

    def _others(self) -> list[str]:
        """What a row leads to, besides the record."""
        fields = self.model._meta.concrete_fields
        foreign = [it.name for it in fields if isinstance(it, ForeignKey)]
        return [name for name in foreign if name != self.key.name]

    def words(self, row: Model) -> str:
        """A row as an editor would name it."""
        if isinstance(row, ResourceContributor):
            return f"{row.person} ({row.get_role_display()})"
        others = self._others()
        is_link = self.model._meta.auto_created or isinstance(row, ItemBase)
        return str(getattr(row, others[0]) if is_link and others else row)

    def says(self, row: Model) -> tuple:
        """What a row says, to tell whether another says the same."""
        aside = {self.key.name, "sort_order"}
        fields = [it for it in row._meta.concrete_fields if it.name not in aside]
        return tuple(str(plain(it, row)) for it in fields if not it.primary_key)

    def differs(self, survivor: Model, loser: Model) -> bool:
        one, other = ([*map(self.says, self.rows(it))] for it in (survivor, loser))
        return one != other

    def suggested(self, survivor: Model, loser: Model) -> str:
        return BOTH


Choice = FieldChoice | ListChoice


def choices(model: Any = None) -> dict[str, Choice]:
    """All there is to choose, by name, in the order of the form: a site’s own fields
    and lists included. For a resource, unless another model is given.
    """
    model = model or get_resource_model()
    lists = {it.name: it for it in _lists(model)}
    found: dict[str, Choice] = {}
    for field in model._meta.concrete_fields:
        if field.primary_key or not field.editable or field.name in _BOOKKEEPING:
            continue
        if not (field.remote_field and getattr(field.remote_field, "parent_link", 0)):
            found[field.name] = FieldChoice(field)
        if field.name == "byline":
            found["contributors"] = lists.pop("contributors")
    return {**found, **lists}


def _lists(model: Any) -> list[ListChoice]:
    found = []
    through = {
        field.remote_field.through: field
        for field in model._meta.many_to_many
        if field.remote_field.through is not ResourceTopic
    }
    for key in referrers.foreign_keys(model):
        rows = key.model
        if rows is ResourceContributor and isinstance(key, ParentalKey):
            name, label = "contributors", rows._meta.verbose_name_plural
        elif rows is ResourceTopic:
            name, label = "topics", model._meta.get_field("topics").verbose_name
        elif rows in through and key.name == _own_side(through[rows]):
            name, label = through[rows].name, through[rows].verbose_name
        elif isinstance(key, ParentalKey):
            name, label = key.remote_field.get_accessor_name(), _label_of(rows)
        else:
            continue
        found.append(ListChoice(name, capfirst(label), key))
    return found


def _own_side(field: Any) -> str:
    """The column of a many-to-many table that holds the record it is a field of."""
    name = getattr(field, "m2m_field_name", None)
    return name() if name else "content_object"


def _label_of(model: Any) -> str | Promise:
    return model._meta.verbose_name_plural


def decided(
    fields: Mapping[str, str], survivor: Model, loser: Model
) -> dict[str, tuple[Choice, str]]:
    """(choice, what was chosen) by name; what nobody chose is as suggested.

    Raises ValueError for a name or a choice that there is none of.
    """
    known = choices(survivor._meta.concrete_model)
    if strange := set(fields) - set(known):
        raise ValueError(f"There is no {', '.join(sorted(strange))} to choose.")
    found = {}
    for name, choice in known.items():
        chosen = fields.get(name) or choice.suggested(survivor, loser)
        if chosen not in choice.options:
            raise ValueError(f"{name}: choose one of {choice.options}, not {chosen!r}.")
        found[name] = (choice, chosen)
    return found


def other_keys(model: Any) -> list[ForeignKey]:
    """The foreign keys to a record that nobody has to choose about."""
    lists = [it.key for it in _lists(model)]
    ours = (InboxEntry, ResourceAddress)
    return [
        it
        for it in referrers.foreign_keys(model)
        if it not in lists and it.model not in ours
    ]
