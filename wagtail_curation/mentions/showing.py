"""Which live pages show a record: those that its readers see change with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import swapper
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet
from django.db.models.functions import Cast, Length, Substr
from wagtail.models import ReferenceIndex

from wagtail_curation.mentions.service import roundup_models
from wagtail_curation.models import (
    Person,
    ResourceContributor,
    ResourceMention,
    RoundupSeriesMixin,
    get_resource_model,
)


def page_model() -> Any:
    return swapper.load_model("wagtailcore", "Page")


def page_references() -> QuerySet:
    """Wagtail's references that come from pages, drafts that were never live too."""
    content_type = ContentType.objects.get_for_model(page_model())
    return ReferenceIndex.objects.filter(base_content_type=content_type)


def references_to(model: type[Model]) -> QuerySet:
    content_type = ContentType.objects.get_for_model(model)
    return page_references().filter(to_content_type=content_type)


def live_pages_showing(record: Any) -> QuerySet:
    """The live pages on which readers see something of a resource or a person; each
    alias and each translation is a page of its own. One query, of the base page model.

    A person is seen where they speak or have a bio, with whatever they are credited
    for, and on a series that they curate with its parts that name no curator.
    """
    found = _showing_person(record) if isinstance(record, Person) else _naming(record)
    return page_model()._default_manager.filter(found, live=True).order_by("pk")


def _naming(record: Model) -> Q:
    """The reference index follows a page at once, mentions know what is printed."""
    refers = references_to(type(record)).filter(to_object_id=str(record.pk))
    mentions = ResourceMention.objects.filter(resource=record).order_by()
    return Q(pk__in=_pages(refers)) | Q(pk__in=mentions.values("page_id"))


def _showing_person(person: Person) -> Q:
    refers = references_to(Person).filter(to_object_id=str(person.pk))
    credited = ResourceContributor.objects.filter(person=person).order_by()
    mentions = ResourceMention.objects.order_by()
    mentions = mentions.filter(resource__in=credited.values("resource_id"))
    found = Q(pk__in=_pages(refers)) | Q(pk__in=mentions.values("page_id"))
    # A quote names its source's people, and its source need not be an item.
    text = ReferenceIndex._meta.get_field("to_object_id")
    keys = credited.annotate(key=Cast("resource_id", text)).values("key")
    sources = references_to(get_resource_model()).filter(to_object_id__in=keys)
    found |= Q(pk__in=_pages(sources))
    for parts in _parts_curated_by(person):
        found |= Q(pk__in=parts.values("pk"))
    return found


def _pages(references: QuerySet) -> QuerySet:
    """The pages that references come from, by their keys."""
    key = Cast("object_id", page_model()._meta.pk)
    return references.order_by().annotate(page_key=key).values("page_key")


def _parts_curated_by(person: Person) -> Iterator[QuerySet]:
    """The roundups that name no curator and so show those of their series, of which
    this is one: for each model of either, in a query that needs no other first.
    """
    for part in filter(_has_curators, roundup_models()):
        own = _curators_of(part).filter(page=OuterRef("pk"))
        above = Substr(OuterRef("path"), 1, Length(OuterRef("path")) - part.steplen)
        parts = part._default_manager.filter(~Exists(own)).order_by()
        for series in filter(_has_curators, series_models()):
            curates = _curators_of(series).filter(person=person)
            curates = curates.annotate(above=above).filter(page__path=F("above"))
            yield parts.filter(Exists(curates))


def series_models() -> list[Any]:
    return [it for it in apps.get_models() if issubclass(it, RoundupSeriesMixin)]


def _has_curators(model: Any) -> bool:
    return hasattr(model, "curators")


def _curators_of(model: Any) -> QuerySet:
    return model.curators.rel.related_model._default_manager.order_by()
