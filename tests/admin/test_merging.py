"""Two resources side by side, merged, and parted again, in the admin."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ReferenceIndex

from tests.reading.html import read
from wagtail_curation.library.merge import merge
from wagtail_curation.models import ResourceMerge, get_resource_model
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    PersonFactory,
    ResourceFactory,
)

pytestmark = pytest.mark.django_db

Resource = get_resource_model()
ATTACK = "<script>alert('merged')</script>"


def url(name, *records):
    keys = [getattr(it, "pk", it) for it in records]
    return reverse(f"wagtail_curation_resources:{name}", args=keys)


@pytest.fixture
def two():
    ada, bo = PersonFactory(name="Ada"), PersonFactory(name="Bo")
    kept = ResourceFactory(
        title="Kept", summary="Ours", people=[ada], topics=["art"], kind="book"
    )
    other = ResourceFactory(
        title="Other", summary=ATTACK, people=[bo], minutes=9, kind="video"
    )
    return kept, other


def shown_by(client, address) -> str:
    response = client.get(address)
    return str(response.context["shown"])


def post(client, kept, other, **chosen):
    address = url("merge", kept, other)
    chosen = {f"choose-{name}": value for name, value in chosen.items()}
    data = {"shown": shown_by(client, address), **chosen}
    return client.post(address, data, follow=True)


def test_each_differing_field_is_a_choice_with_both_values_as_text(as_editor, two):
    html = as_editor.get(url("merge", *two)).content.decode()
    assert ATTACK not in html
    assert "&lt;script&gt;alert(" in html
    page = read(html)
    legends = [it.text.strip() for it in page.all("legend")]
    assert legends[:2] == ["Address", "Title"]
    assert {"Contributors", "Topics", "Minutes", "Kind", "Summary"} <= set(legends)
    assert "Language" not in legends
    checked = {
        it["name"]: it["value"]
        for it in page.all("input")
        if it.get("checked") is not None or "checked" in it.attributes
    }
    assert checked["choose-title"] == "survivor"
    assert checked["choose-minutes"] == "loser"
    assert checked["choose-contributors"] == "both"
    # Only one of them has any.
    assert checked["choose-topics"] == "survivor"
    assert not page.all("input", name="choose-topics", value="both")


def test_what_was_chosen_is_what_becomes_of_them(as_editor, two):
    kept, other = two
    response = post(as_editor, kept, other, title="loser", contributors="loser")
    assert response.redirect_chain[-1][0] == url("edit", kept)
    kept = Resource.objects.get()
    assert (kept.title, kept.summary, kept.minutes) == ("Other", "Ours", 9)
    assert kept.people_names == ["Bo"]
    assert kept.kind == "book"
    html = response.content.decode()
    assert "“Other” is merged into “Other”." in html
    assert url("undo_merge", ResourceMerge.objects.get()) in html


def test_how_many_live_pages_change_is_said_before(as_editor, two):
    kept, other = two
    pages = [
        CuratedRoundupPageFactory(body=[blocks.numbered_resource(other)], live=live)
        for live in (True, True, False)
    ]
    for page in pages:
        ReferenceIndex.create_or_update_for_object(page)
    html = " ".join(as_editor.get(url("merge", kept, other)).content.decode().split())
    assert "2 live pages refer to the one that is merged" in html
    assert "used in 3 pages" in html
    html = " ".join(as_editor.get(url("merge", other, kept)).content.decode().split())
    assert "No live page refers to the one that is merged" in html


def test_what_changed_while_one_was_looking_is_looked_at_again(as_editor, two):
    kept, other = two
    address = url("merge", kept, other)
    shown = shown_by(as_editor, address)
    Resource.objects.filter(pk=other.pk).update(summary="New words")
    response = as_editor.post(address, {"shown": shown}, follow=True)
    assert "has changed since you opened this" in response.content.decode()
    assert Resource.objects.count() == 2
    assert "New words" in response.content.decode()


@pytest.mark.parametrize("choice", ["both", "", "everything", "<script>"])
def test_a_choice_that_was_not_offered_does_no_harm(as_editor, two, choice):
    response = post(as_editor, *two, summary=choice)
    assert response.status_code == 200
    if choice:
        assert Resource.objects.count() == 2
    else:
        assert Resource.objects.get().summary == "Ours"


def test_a_record_is_not_compared_with_itself_nor_with_none(as_editor, two):
    kept, _other = two
    response = as_editor.get(url("merge", kept, kept))
    assert response.url == url("merge_with", kept)
    assert as_editor.get(url("merge", kept, 4711)).status_code == 404
    assert as_editor.post(url("merge", kept, 4711)).status_code == 404


def test_a_record_and_itself_are_not_merged(as_editor, two):
    response = post_itself(as_editor, two[0])
    assert "Choose two different resources" in response.content.decode()


def post_itself(client, record):
    view = url("merge", record, record)
    empty = "4f53cda18c2baa0c0354bb5f9a3ecbe5"
    return client.post(view, {"shown": empty}, follow=True)


def test_the_other_record_is_chosen_or_suggested(as_editor, two):
    kept, other = two
    same = ResourceFactory(title="Kept", people=[PersonFactory(name="Ada")])
    html = as_editor.get(url("merge_with", kept)).content.decode()
    assert url("merge", kept, same) in html
    assert url("merge", kept, other) not in html
    chosen = as_editor.get(url("merge_with", kept), {"other": other.pk})
    assert chosen.url == url("merge", kept, other)
    for wrong in (kept.pk, 4711, "nonsense"):
        html = as_editor.get(url("merge_with", kept), {"other": wrong}).content.decode()
        assert "Choose another resource than this one." in html


def test_the_edit_page_and_the_listing_lead_to_it(as_editor, two, author):
    kept, other = two
    assert url("merge_with", kept) in as_editor.get(url("edit", kept)).content.decode()
    bulk = reverse(
        "wagtail_bulk_action",
        args=[Resource._meta.app_label, Resource._meta.model_name, "merge"],
    )
    query = {"id": [other.pk, kept.pk], "next": url("list")}
    assert as_editor.get(bulk, query).url == url("merge", kept, other)
    assert as_editor.post(f"{bulk}?id={kept.pk}&id={other.pk}").url == url(
        "merge", kept, other
    )
    third = ResourceFactory()
    wrong = [[kept.pk], [kept.pk, 4711], ["all", kept.pk]]
    for keys in (*wrong, [kept.pk, other.pk, third.pk]):
        response = as_editor.get(bulk, {"id": keys, "next": url("list")}, follow=True)
        assert response.redirect_chain[-1][0] == url("list")
        assert "Tick exactly two resources" in response.content.decode()


def test_who_may_change_but_not_delete_may_not_merge(client, two, editor):
    from django.contrib.auth.models import Permission

    delete = f"delete_{Resource._meta.model_name}"
    editor.user_permissions.remove(*Permission.objects.filter(codename=delete))
    client.force_login(editor)
    kept, other = two
    for address in (
        url("merge", kept, other),
        url("merge_with", kept),
        url("merges"),
        url("duplicates"),
    ):
        assert client.get(address).url == reverse("wagtailadmin_home")
        assert client.post(address).url == reverse("wagtailadmin_home")
    assert Resource.objects.count() == 2
    html = client.get(url("edit", kept)).content.decode()
    assert url("merge_with", kept) not in html
    same = ResourceFactory(title="Kept", byline="Ada", people=[])
    html = client.get(url("edit", same)).content.decode()
    assert url("edit", kept) in html
    assert url("merge", same, kept) not in html


def test_a_merge_is_undone_by_a_post_and_once(as_editor, two):
    kept, other = two
    done = merge(kept, other)
    address = url("undo_merge", done)
    asked = as_editor.get(address).content.decode()
    assert "Undo the merge" in asked
    assert Resource.objects.count() == 1
    html = as_editor.post(address, follow=True).content.decode()
    assert "“Other” is a record of its own again." in html
    assert Resource.objects.count() == 2
    html = as_editor.post(address, follow=True).content.decode()
    assert "has been undone already" in html
    assert "can not be undone any more" in as_editor.get(address).content.decode()
    assert as_editor.get(url("undo_merge", 4711)).status_code == 404


def test_an_undo_says_how_much_it_had_to_leave(as_editor, two):
    kept, other = two
    page = CuratedRoundupPageFactory(body=[blocks.numbered_resource(other)])
    done = merge(kept, other)
    page.refresh_from_db()
    page.body = []
    page.save()
    html = as_editor.post(url("undo_merge", done), follow=True).content.decode()
    assert "1 place had been changed since and was left as it is." in html


def test_all_merges_are_listed_with_the_way_back_while_there_is_one(as_editor, editor):
    made = [merge(ResourceFactory(), ResourceFactory(title=ATTACK), user=editor)]
    made += [merge(ResourceFactory(), ResourceFactory()) for _ in range(2)]
    late = timezone.now() - datetime.timedelta(days=1)
    ResourceMerge.objects.filter(pk=made[1].pk).update(undo_until=late)
    made[2].survivor.delete()
    html = as_editor.get(url("merges")).content.decode()
    assert ATTACK not in html
    assert url("undo_merge", made[0]) in html
    for over in made[1:]:
        assert url("undo_merge", over) not in html
    assert "no longer" in html
    assert "editor" in html


@pytest.mark.parametrize("name", ["merges", "duplicates"])
def test_listings_cost_the_same_however_long_they_are(as_editor, name, editor):
    def fill(count):
        for _ in range(count):
            title = f"A telling title, number {Resource.objects.count()}"
            kept, other = (ResourceFactory(title=title) for _ in range(2))
            if name == "merges":
                merge(kept, other, user=editor)

    def queries():
        as_editor.get(url(name))
        with CaptureQueriesContext(connection) as asked:
            as_editor.get(url(name))
        return len(asked)

    fill(2)
    few = queries()
    fill(4)
    assert queries() == few


def test_possible_duplicates_are_listed_page_by_page(as_editor):
    assert "No two resources" in as_editor.get(url("duplicates")).content.decode()
    for number in range(21):
        for _ in range(2):
            ResourceFactory(title=f"A telling title, number {number}")
    first = as_editor.get(url("duplicates")).content.decode()
    assert "21 pairs" in first
    assert "Page 1 of 2" in first
    second = as_editor.get(url("duplicates"), {"p": 2}).content.decode()
    assert second.count(">Compare</a>") == 1
    assert as_editor.get(url("duplicates"), {"p": "x"}).status_code == 200


def test_the_menu_leads_there_whoever_may_merge(client, editor, author):
    for user, is_led in ((editor, True), (author, False)):
        client.force_login(user)
        html = client.get(reverse("wagtailadmin_home")).content.decode()
        assert (url("duplicates") in html) is is_led
