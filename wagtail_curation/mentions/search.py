"""Keeps what is searched true to the library: a roundup is found by the titles and
the people of what it recommends, and these are other records' words.
"""

from wagtail.search import index

from wagtail_curation.mentions.service import find_roundup
from wagtail_curation.models import ResourceMention, get_resource_model


def refresh_resource(resource_pk: int) -> None:
    """Indexes a resource, and the live roundups that recommend it; one that has gone
    is fine.
    """
    resource = get_resource_model()._default_manager.filter(pk=resource_pk).first()
    if resource is None:
        return
    index.insert_or_update_object(resource)
    mentions = ResourceMention.objects.filter(resource_id=resource_pk).order_by()
    for page_pk in mentions.values_list("page_id", flat=True).distinct():
        if page := find_roundup(page_pk):
            index.insert_or_update_object(page)


def resources_of(person_pk: int) -> list[int]:
    """The keys of the resources that a person is credited for."""
    credited = get_resource_model()._default_manager.order_by("pk")
    credited = credited.filter(contributors__person_id=person_pk)
    return list(credited.values_list("pk", flat=True).distinct())
