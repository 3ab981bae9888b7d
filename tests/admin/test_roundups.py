"""The listing of roundups, the part number's proposal, and moves."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from wagtail_curation.admin.roundup_filters import STATUS
from wagtail_curation.models import Topic, get_roundup_page_model
from wagtail_curation.models.swapped import page_model_string
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    PersonFactory,
    RoundupSeriesPageFactory,
)

pytestmark = pytest.mark.django_db

INDEX = "wagtail_curation_roundups:index"


def listed(response):
    return sorted(page.title for page in response.context["object_list"])


def test_the_listing_tells_series_part_curator_and_items(as_admin):
    series = RoundupSeriesPageFactory(title="Key resources")
    CuratedRoundupPageFactory(
        parent=series,
        title="The part",
        part_number=7,
        items=3,
        curators=[PersonFactory(name="Ada"), PersonFactory(name="Grace")],
    )
    html = as_admin.get(reverse(INDEX)).content.decode()
    for said in ["Key resources", "The part", "Ada, Grace"]:
        assert said in html


def test_the_listing_is_narrowed_by_series_curator_and_status(as_admin):
    series = RoundupSeriesPageFactory()
    ada = PersonFactory()
    CuratedRoundupPageFactory(parent=series, title="One", curators=[ada])
    CuratedRoundupPageFactory(parent=series, title="Two", live=False)
    CuratedRoundupPageFactory(title="Elsewhere", curators=[ada])
    index = reverse(INDEX)
    assert listed(as_admin.get(index, {"series": series.pk})) == ["One", "Two"]
    assert listed(as_admin.get(index, {"curator": ada.pk})) == ["Elsewhere", "One"]
    assert listed(as_admin.get(index, {"status": "draft"})) == ["Two"]
    both = {"series": series.pk, "curator": ada.pk}
    assert listed(as_admin.get(index, both)) == ["One"]


def test_the_listing_is_narrowed_by_each_status_as_the_column_says_it(as_admin):
    series = RoundupSeriesPageFactory()
    soon = timezone.now() + timedelta(days=1)

    def part(title, **fields):
        return CuratedRoundupPageFactory(parent=series, title=title, **fields)

    part("live")
    part("live + draft", has_unpublished_changes=True)
    part("draft", live=False)
    part("expired", live=False, expired=True)
    published = part("live + scheduled")
    # Wagtail takes a page down that is live without a revision.
    published.save_revision().publish()
    published.refresh_from_db()
    for page in (part("scheduled", live=False), published):
        page.go_live_at = soon
        page.save_revision().publish()
    index = reverse(INDEX)
    for name, (label, _condition) in STATUS.items():
        response = as_admin.get(index, {"status": name})
        assert listed(response) == [label]
        for page in response.context["object_list"]:
            assert page.status_string == label
    assert listed(as_admin.get(index, {"status": ["draft", "expired"]})) == [
        "draft",
        "expired",
    ]


# MySQL finds by words what is committed.
@pytest.mark.django_db(transaction=connection.vendor == "mysql")
def test_the_listing_is_narrowed_by_topic_and_that_is_searched(as_admin):
    CuratedRoundupPageFactory(title="On sleep", topics=["Sleep", "Memory"])
    CuratedRoundupPageFactory(title="On memory", topics=["Memory"])
    CuratedRoundupPageFactory(title="On nothing")
    sleep, memory = (Topic.objects.get(name=name) for name in ("Sleep", "Memory"))
    index = reverse(INDEX)
    assert listed(as_admin.get(index, {"topic": sleep.pk})) == ["On sleep"]
    both = {"topic": [sleep.pk, memory.pk]}
    assert listed(as_admin.get(index, both)) == ["On memory", "On sleep"]
    assert listed(as_admin.get(index, {**both, "q": "sleep"})) == ["On sleep"]


def test_the_listing_costs_the_same_for_twice_the_rows(as_admin):
    series = RoundupSeriesPageFactory()
    counts = []
    for _ in range(2):
        for _ in range(4):
            CuratedRoundupPageFactory(parent=series, curators=[PersonFactory()])
        as_admin.get(reverse(INDEX))
        with CaptureQueriesContext(connection) as queries:
            as_admin.get(reverse(INDEX))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def add_view(series):
    model = get_roundup_page_model()
    names = [model._meta.app_label, model._meta.model_name, series.pk]
    return reverse("wagtailadmin_pages:add", args=names)


def test_a_new_part_is_proposed_the_next_number_and_the_series_numbering(as_admin):
    series = RoundupSeriesPageFactory(default_numbering="continue")
    CuratedRoundupPageFactory(parent=series, part_number=4, items=3)
    form = as_admin.get(add_view(series)).context["form"]
    assert form["part_number"].value() == 5
    assert form["numbering"].value() == "continue"
    assert 'data-curation-start="4"' in str(form["numbering"])


def test_a_taken_number_is_refused_and_a_free_one_named(as_admin):
    series = RoundupSeriesPageFactory()
    CuratedRoundupPageFactory(parent=series, part_number=4, title="The fourth")
    page = CuratedRoundupPageFactory(parent=series, part_number=5)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = as_admin.get(edit).context["form"]
    form_class = type(form)
    bound = form_class(
        {"part_number": 4, "body-count": 0}, instance=page, parent_page=series
    )
    assert bound.errors["part_number"] == [
        "This series has a part 4 already: “The fourth”. The next free number is 6."
    ]


@pytest.fixture
def crossing(db):
    """A part 1 that is about to move into a series with a part 1."""
    target = RoundupSeriesPageFactory(title="Target")
    CuratedRoundupPageFactory(parent=target, part_number=1, title="There already")
    page = CuratedRoundupPageFactory(part_number=1, title="Coming")
    return page, target


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_move_to_where_the_number_is_taken_is_stopped(as_admin, crossing, method):
    page, target = crossing
    confirm = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, target.pk])
    response = getattr(as_admin, method)(confirm)
    assert response.url == reverse("wagtailadmin_pages:move", args=[page.pk])
    (message,) = said(response)
    assert message == (
        "“Target” has a part 1 already: “There already”. Give “Coming” another part "
        "number first; the next free one there is 2."
    )
    page.refresh_from_db()
    assert not page.is_child_of(target)


def test_a_move_to_where_the_number_is_free_goes_through(as_admin, crossing):
    page, target = crossing
    get_roundup_page_model().objects.filter(pk=page.pk).update(part_number=2)
    confirm = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, target.pk])
    as_admin.post(confirm)
    page.refresh_from_db()
    assert page.is_child_of(target)


def bulk_move(client, pages, target):
    app_label, model_name = page_model_string().lower().split(".")
    action = reverse("wagtail_bulk_action", args=[app_label, model_name, "move"])
    query = "&".join(f"id={page.pk}" for page in pages)
    return client.post(f"{action}?{query}&next=/admin/", {"chooser": target.pk})


def test_moving_several_at_once_asks_the_same(as_admin, crossing):
    page, target = crossing
    response = bulk_move(as_admin, [page], target)
    assert "has a part 1 already" in said(response)[0]
    page.refresh_from_db()
    assert not page.is_child_of(target)


def test_two_parts_of_one_number_do_not_move_together(as_admin):
    target = RoundupSeriesPageFactory()
    pages = [CuratedRoundupPageFactory(part_number=3) for _ in range(2)]
    response = bulk_move(as_admin, pages, target)
    assert "Two of these pages are part 3" in said(response)[0]
    target.refresh_from_db()
    assert target.get_children().count() == 0
    bulk_move(as_admin, pages[:1], target)
    target.refresh_from_db()
    assert target.get_children().count() == 1
