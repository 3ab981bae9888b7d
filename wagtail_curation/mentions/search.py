"""Keeps what is searched true to the library: a resource is found by its people."""

from wagtail.search import index

from wagtail_curation.models import get_resource_model


def refresh_resource(resource_pk):
    """Indexes a resource and gives it; None when it has gone."""
    resource = get_resource_model()._default_manager.filter(pk=resource_pk).first()
    if resource is not None:
        index.insert_or_update_object(resource)
    return resource


def resources_of(person_pk: int) -> list[int]:
    """The keys of the resources that a person is credited for."""
    credited = get_resource_model()._default_manager.order_by("pk")
    credited = credited.filter(contributors__person_id=person_pk)
    return list(credited.values_list("pk", flat=True).distinct())
