"""What is written through API v3 says who wrote it, and comes in once."""

import pytest
from django.conf import settings

from wagtail_curation.models import (
    AddressOrigin,
    ResourceAddress,
    get_resource_model,
)
from wagtail_curation.models.library import key_of
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    ResourceFactory,
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not settings.HAS_API_V3, reason="came with Wagtail 8"),
]


def item(resource) -> dict:
    return {"type": "numbered_resource", "value": {"resource": resource}}


def test_a_resource_that_is_added_on_the_way_says_who_wrote_it(admin, admin_user):
    part = CuratedRoundupPageFactory()
    new = {"url": "https://example.org/new", "title": "New", "kind": "video"}
    status, data = admin.publish(part, body=[item(new)])
    assert status == 200, data
    record = get_resource_model().objects.get()
    assert record.provenance.keys() == {"title", "kind"}
    assert {entry["how"] for entry in record.provenance.values()} == {"typed"}
    assert {entry["by"] for entry in record.provenance.values()} == {admin_user.pk}


def test_a_resource_is_found_by_its_other_addresses(admin):
    known = ResourceFactory(url="https://short.example/x1")
    address = "https://www.example.org/essays/naming"
    ResourceAddress.objects.create(
        resource=known, url=address, key=key_of(address), origin=AddressOrigin.FINAL
    )
    own = ResourceFactory(url="https://example.org/own")
    ResourceAddress.objects.create(
        resource=known, key=key_of(own.url), origin=AddressOrigin.CANONICAL
    )
    part = CuratedRoundupPageFactory()
    status, data = admin.publish(
        part, body=[item({"url": address}), item({"url": own.url})]
    )
    assert status == 200, data
    chosen = [block["value"]["resource"]["id"] for block in admin.get(part)["body"]]
    assert chosen == [known.pk, own.pk]
    assert get_resource_model().objects.count() == 2
