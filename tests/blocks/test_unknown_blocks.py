"""Content of a block type that the site no longer defines survives whatever is done
to its page; the editor sees it as unavailable, the reader sees nothing.

Each promise is held at three places: in the body, in an item's content, and among an
item's further resources.
"""

import copy
import json
import pickle

import pytest
from django.core import serializers
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse
from wagtail.models import Locale

from tests.editform import body_arguments, body_state, form_data
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)

POLL = {
    "type": "poll",
    "value": {
        "question": "Which one did you read?",
        "options": ["“both”", {"deep": [1, None, "ä"]}],
    },
    "id": "5d1f4b5e-7b5c-4c0e-9d55-3d6f8e2f0a11",
}
PLACES = ["the body", "an item's content", "further resources"]


def stream_at(place: str, raw: list[dict]) -> list[dict]:
    """The stream of a raw body in which the poll stands."""
    if place == "the body":
        return raw
    item = next(block for block in raw if block["type"] == "numbered_resource")
    name = "content" if place == "an item's content" else "further_resources"
    return item["value"][name]


@pytest.fixture(params=PLACES)
def place(request):
    return request.param


@pytest.fixture
def page(db, place):
    """A live roundup with a poll, between or after what the site does define."""
    item = blocks.numbered_resource(ResourceFactory(), further=[ResourceFactory()])
    body = [blocks.paragraph("<p>Before.</p>"), item, blocks.paragraph("<p>Z.</p>")]
    stream_at(place, body).insert(1, copy.deepcopy(POLL))
    return CuratedRoundupPageFactory(body=body)


def row(page) -> list[dict]:
    """The body as the database holds it, without any of our code between."""
    page_field = page._meta.get_field("body")
    table, key = page._meta.db_table, page._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {page_field.column} FROM {table} WHERE {key} = %s", [page.pk]
        )
        (value,) = cursor.fetchone()
    return json.loads(value) if isinstance(value, str) else value


def latest(page) -> list[dict]:
    """The body of the latest revision, as the database holds it."""
    page.refresh_from_db(fields=["latest_revision"])
    return json.loads(page.latest_revision.content["body"])


def assert_kept(place: str, raw: list[dict]) -> None:
    assert stream_at(place, raw)[1] == POLL


def fresh(page):
    return type(page).objects.get(pk=page.pk)


def edit_url(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


@pytest.fixture
def form(page, admin_client):
    """Opens the edit form; gives the state of its body, and sends it back."""

    class Form:
        def __init__(self):
            self.open(admin_client.get(edit_url(page)))

        def open(self, response):
            assert response.status_code == 200
            self.html = response.content.decode()
            self.state = body_state(self.html)

        def send(self, autosave=False, **buttons):
            block = page._meta.get_field("body").stream_block
            data = {**form_data(self.html, block, self.state), **buttons}
            headers = {"accept": "application/json"} if autosave else {}
            return admin_client.post(edit_url(page), data, headers=headers)

    return Form()


PUBLISH = {"action-publish": "action-publish"}


def test_the_editor_sees_it_as_unavailable(form, place):
    shown = stream_at(place, form.state)[1]
    assert (shown["type"], shown["id"]) == ("unavailable", POLL["id"])
    assert shown["value"]["block_type"] == "poll"
    assert "no longer defines" in form.html


def test_the_reader_sees_nothing_of_it(page, client):
    html = client.get(page.url).content.decode()
    assert "Before." in html
    assert "poll" not in html
    assert "Which one" not in html
    assert "navailable" not in html


def test_it_is_not_searched_and_not_given_out(page):
    field = page._meta.get_field("body")
    assert "Which one" not in " ".join(
        map(str, field.get_searchable_content(page.body))
    )
    given = json.dumps(field.stream_block.get_api_representation(page.body))
    assert POLL["id"] in given
    assert "Which one" not in given


def test_loading_and_saving_keeps_it(page, place):
    fresh(page).save()
    assert_kept(place, row(page))


def test_reading_every_block_and_saving_keeps_it(page, place):
    page = fresh(page)
    for child in page.body:
        str(child.render())
    page.save()
    assert_kept(place, row(page))


def test_publishing_another_block_s_edit_keeps_it(page, place, form):
    form.state[0]["value"] = form.state[0]["value"].replace("Before.", "Edited.")
    assert form.send(**PUBLISH).status_code == 302
    assert "Edited." in row(page)[0]["value"]
    assert_kept(place, row(page))
    assert_kept(place, latest(page))


def test_saving_a_draft_keeps_it(page, place, form):
    form.state[0]["value"] = form.state[0]["value"].replace("Before.", "Edited.")
    assert form.send().status_code == 302
    assert "Edited." in latest(page)[0]["value"]
    assert_kept(place, latest(page))
    assert_kept(place, row(page))


def test_autosaving_keeps_it(page, place, form):
    form.state[0]["value"] = form.state[0]["value"].replace("Before.", "Edited.")
    response = form.send(autosave=True)
    if response.status_code == 302:
        pytest.skip("this Wagtail has no autosave")
    assert response.json()["success"] is True
    assert "Edited." in latest(page)[0]["value"]
    assert_kept(place, latest(page))


def test_an_edit_after_a_draft_and_a_draft_after_that_keep_it(page, place, form):
    for _ in range(2):
        form.send()
        form.__init__()
    form.send(**PUBLISH)
    assert_kept(place, row(page))


def test_it_is_moved_with_its_content(page, place, form):
    stream = stream_at(place, form.state)
    stream.insert(0, stream.pop(1))
    form.send(**PUBLISH)
    assert stream_at(place, row(page))[0] == POLL


def test_deleting_it_deletes_it(page, place, form):
    del stream_at(place, form.state)[1]
    form.send(**PUBLISH)
    assert "poll" not in json.dumps(row(page))


def test_publishing_a_revision_keeps_it(page, place):
    fresh(page).save_revision().publish()
    assert_kept(place, row(page))


def test_a_form_with_errors_elsewhere_gives_it_back(page, place, form):
    untitled = {"heading": "", "intro": "null"}
    form.state.append({"type": "section", "id": "", "value": untitled})
    form.open(form.send(**PUBLISH))
    assert_kept(place, row(page))
    form.state.pop()
    assert form.send(**PUBLISH).status_code == 302
    assert_kept(place, row(page))


def test_a_copy_has_it_in_its_row_and_in_its_revisions(page, place):
    page.save_revision()
    copied = fresh(page).copy(update_attrs={"slug": "copy"})
    assert_kept(place, row(copied))
    assert_kept(place, latest(copied))


def test_an_alias_has_it_now_and_after_its_source_is_published(page, place):
    alias = page.create_alias(parent=RoundupSeriesPageFactory())
    assert_kept(place, row(alias))
    fresh(page).save_revision().publish()
    assert_kept(place, row(alias))


def test_a_translation_has_it(page, place):
    german, _ = Locale.objects.get_or_create(language_code="de")
    translation = page.copy_for_translation(german, copy_parents=True)
    assert_kept(place, row(translation))
    assert_kept(place, latest(translation))


def test_a_data_migration_that_saves_the_page_keeps_it(page, place):
    apps = MigrationExecutor(connection).loader.project_state().apps
    label, name = page._meta.app_label, page._meta.object_name
    historical = apps.get_model(label, name).objects.get(pk=page.pk)
    assert type(historical) is not type(page)
    historical.title = "Migrated"
    historical.save()
    assert_kept(place, row(page))
    assert fresh(page).title == "Migrated"


def test_a_data_migration_that_reads_the_blocks_first_keeps_it(page, place):
    apps = MigrationExecutor(connection).loader.project_state().apps
    label, name = page._meta.app_label, page._meta.object_name
    historical = apps.get_model(label, name).objects.get(pk=page.pk)
    assert [child.block_type for child in historical.body]
    historical.save()
    assert_kept(place, row(page))


def test_dumping_and_loading_data_keeps_it(page, place):
    dumped = serializers.serialize("json", [fresh(page)])
    loaded = next(serializers.deserialize("json", dumped))
    loaded.save()
    assert_kept(place, row(page))


@pytest.mark.parametrize(
    "through", [copy.deepcopy, lambda it: pickle.loads(pickle.dumps(it))]
)
def test_a_page_that_was_cached_keeps_it(page, place, through):
    through(fresh(page)).save()
    assert_kept(place, row(page))


def test_appending_a_block_in_code_keeps_it(page, place):
    page = fresh(page)
    page.body.append(("paragraph", "<p>At last.</p>"))
    page.save()
    assert_kept(place, row(page))
    assert row(page)[-1]["value"] == "<p>At last.</p>"


def test_revisions_can_be_compared_and_the_history_read(page, place, admin_client):
    first = fresh(page).save_revision()
    edited = fresh(page)
    raw = row(page)
    stream_at(place, raw)[1]["value"]["question"] = "And this one?"
    edited.body = raw
    second = edited.save_revision()
    compared = reverse(
        "wagtailadmin_pages:revisions_compare", args=[page.pk, first.pk, second.pk]
    )
    history = reverse("wagtailadmin_pages:history", args=[page.pk])
    reverted = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, first.pk])
    for url in (compared, history, reverted):
        assert admin_client.get(url).status_code == 200


def test_removing_it_shows_in_the_comparison(page, place, admin_client):
    first = fresh(page).save_revision()
    edited = fresh(page)
    raw = row(page)
    del stream_at(place, raw)[1]
    edited.body = raw
    second = edited.save_revision()
    url = reverse(
        "wagtailadmin_pages:revisions_compare", args=[page.pk, first.pk, second.pk]
    )
    html = admin_client.get(url).content.decode()
    assert "poll" in html


# Somebody sends something else than what the form held.


def sealed_words() -> str:
    return "did not come back as it was sent"


@pytest.mark.parametrize("buttons", [{}, PUBLISH], ids=["draft", "publish"])
def test_tampering_is_refused_in_words_and_changes_nothing(page, place, form, buttons):
    before = row(page)
    stream_at(place, form.state)[1]["value"]["content"] += "x"
    form.state[0]["value"] = form.state[0]["value"].replace("Before.", "Edited.")
    response = form.send(**buttons)
    assert sealed_words() in json.dumps(body_arguments(response.content.decode())[1])
    assert row(page) == before
    page.refresh_from_db()
    assert page.latest_revision is None


def test_what_was_tampered_with_stays_refused_when_it_is_sent_again(page, form, place):
    before = row(page)
    stream_at(place, form.state)[1]["value"]["content"] = "mine"
    form.open(form.send(**PUBLISH))
    response = form.send(**PUBLISH)
    assert sealed_words() in json.dumps(body_arguments(response.content.decode())[1])
    assert row(page) == before


def test_a_placeholder_without_content_gets_its_content_back(page, place, form):
    """As the API hands it out, and takes it."""
    stream_at(place, form.state)[1]["value"] = {"block_type": "", "content": ""}
    assert form.send(**PUBLISH).status_code == 302
    assert_kept(place, row(page))


def test_a_placeholder_gets_back_what_the_latest_draft_has(page, place, form):
    edited = fresh(page)
    raw = row(page)
    stream_at(place, raw)[1]["value"]["question"] = "And this one?"
    edited.body = raw
    edited.save_revision()
    form.__init__()
    stream_at(place, form.state)[1]["value"] = {"block_type": "poll", "content": ""}
    form.send()
    assert stream_at(place, latest(page))[1]["value"]["question"] == "And this one?"


def test_a_placeholder_for_nothing_is_not_stored(page, place, form):
    empty = {
        "type": "unavailable",
        "id": "",
        "value": {"block_type": "", "content": ""},
    }
    stream_at(place, form.state).append(empty)
    assert form.send(**PUBLISH).status_code == 302
    assert_kept(place, row(page))
    assert "unavailable" not in json.dumps(row(page))


def test_content_that_is_no_text_is_refused(page):
    """The write API sends JSON: an object in the place of the signed text."""
    content = page.body.stream_block.child_blocks["unavailable"].child_blocks["content"]
    with pytest.raises(Exception, match=sealed_words()):
        content.clean(content.value_from_form({"type": "poll", "value": 1}))


# The type comes back.


def poll_again(default):
    from wagtail.blocks import CharBlock, StructBlock

    class PollBlock(StructBlock):
        question = CharBlock()

    # Children declared on a class are everybody's: change a copy.
    default = copy.deepcopy(default)
    streams = [block for name, block in default if name == "numbered_resource"]
    streams = [
        streams[0].child_blocks["content"],
        streams[0].child_blocks["further_resources"],
    ]
    for stream in streams:
        stream.child_blocks = stream.child_blocks.copy()
        stream.child_blocks["poll"] = PollBlock()
        stream.child_blocks["poll"].set_name("poll")
    return [*default, ("poll", PollBlock())]


@pytest.fixture
def type_comes_back(settings, page):
    """What a deployment does: the field looks its blocks up anew."""
    field = page._meta.get_field("body")

    def come_back():
        settings.WAGTAIL_CURATION_BLOCKS = f"{__name__}.poll_again"
        del field.stream_block

    yield come_back
    del settings.WAGTAIL_CURATION_BLOCKS
    field.__dict__.pop("stream_block", None)


def question(page, place) -> str:
    if place == "the body":
        return page.body[1].value["question"]
    name = "content" if place == "an item's content" else "further_resources"
    item = next(c for c in page.body if c.block_type == "numbered_resource")
    return item.value[name][1].value["question"]


def test_its_content_is_there_again_when_the_type_is(
    page, place, form, type_comes_back
):
    form.send(**PUBLISH)
    type_comes_back()
    assert question(fresh(page), place) == POLL["value"]["question"]


def test_a_form_that_was_open_all_the_while_loses_nothing(
    page, place, form, type_comes_back
):
    type_comes_back()
    assert form.send(**PUBLISH).status_code == 302
    assert question(fresh(page), place) == POLL["value"]["question"]
    assert stream_at(place, row(page))[1]["type"] == "poll"
