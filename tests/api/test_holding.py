"""Publishing through the API while a series is held."""

import pytest
from django.conf import settings

from tests.library.holding import draft_of, in_days, waits
from wagtail_curation.models import get_roundup_page_model
from wagtail_curation.testing.factories import RoundupSeriesPageFactory

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not settings.HAS_API_V3, reason="came with Wagtail 8"),
]


@pytest.fixture
def series(db):
    return RoundupSeriesPageFactory(held_until=in_days(3))


def test_a_part_published_by_the_api_waits(admin, series):
    part = draft_of(series)
    status, _data = admin.call("post", f"pages/{part.pk}/actions/publish/")
    assert status == 200
    assert waits(part, series.held_until)


def test_a_part_created_and_published_by_the_api_waits(admin, series):
    model = get_roundup_page_model()
    kind = f"{model._meta.app_label}.{model.__name__}"
    meta = {"type": kind, "parent_id": series.pk, "action": "publish"}
    status, data = admin.call("post", "pages/", {"meta": meta, "title": "New"})
    assert status == 201
    assert waits(model.objects.get(pk=data["id"]), series.held_until)
    assert "held_until" not in admin.call("get", f"pages/{series.pk}/")[1]
