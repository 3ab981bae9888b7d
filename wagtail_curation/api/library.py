"""What visitors may read of the library: what live public roundups recommend."""

from wagtail_curation.blocks import represent
from wagtail_curation.blocks.prefetch import IMAGE, PERSON, RESOURCE, References
from wagtail_curation.blocks.shapes import (
    MentionData,
    MentionedResourceData,
    ResourceData,
)
from wagtail_curation.models import ResourceMention, get_resource_model


def public_resources(pages, kind: str = "", language: str = "", topic: str = ""):
    """The resources that these pages mention, newest first; ``topic`` is a slug or
    a name.
    """
    mentions = ResourceMention.objects.filter(page__in=pages.order_by().values("pk"))
    resources = get_resource_model().objects.filter(
        pk__in=mentions.values("resource_id")
    )
    if kind:
        resources = resources.filter(kind=kind)
    if language:
        resources = resources.filter(language__iexact=language)
    if topic:
        items = get_resource_model()._meta.get_field("topic_items").related_model
        named = items.objects.filter(tag__slug=topic) | items.objects.filter(
            tag__name__iexact=topic
        )
        resources = resources.filter(pk__in=named.values("content_object_id"))
    return resources.order_by("-created_at", "-pk")


def represented(resources, locale_id=None) -> list[ResourceData]:
    """Resources with their people and pictures, in order; of what a record says in
    several languages, that of the locale.
    """
    keys = list(resources.values_list("pk", flat=True))
    wanted: dict[str, set] = {RESOURCE: set(keys), PERSON: set(), IMAGE: set()}
    found = References(wanted, locale_id=locale_id)
    return [represent.resource(resource) for resource in found.pick(RESOURCE, keys)]


def with_mentions(resource, pages, models, locale_id=None) -> MentionedResourceData:
    """A resource, and where these pages mention it."""
    queryset = ResourceMention.objects.in_order().filter(
        resource=resource, page__in=pages.order_by().values("pk")
    )
    mentions = list(queryset)
    keys = {mention.page_id for mention in mentions}
    there: dict = {}
    for model in models:
        there |= model.objects.defer_streamfields().in_bulk(keys)
    this = type(resource).objects.filter(pk=resource.pk)
    (data,) = represented(this, locale_id)
    found: list[MentionData] = [
        {
            "page": represent.part(there[mention.page_id]),
            "number": mention.number,
            "anchor": mention.anchor,
            "role": mention.role,
        }
        for mention in mentions
        if mention.page_id in there
    ]
    return {**data, "mentions": found}
