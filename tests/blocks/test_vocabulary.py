"""Every block of the package: presented, previewed, translatable, and validated as
strictly as what is to happen with the page.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.functional import Promise
from wagtail.admin.icons import get_icons
from wagtail.blocks import ChoiceBlock, ListBlock, StreamBlock, StructBlock
from wagtail.blocks.base import get_error_json_data
from wagtail.blocks.struct_block import BlockGroup

from wagtail_curation.blocks import default_blocks
from wagtail_curation.blocks.body import build_roundup_block
from wagtail_curation.models import get_roundup_page_model
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    PersonFactory,
    PictureFactory,
    ResourceFactory,
)

ROOT = Path(__file__).resolve().parents[2]
NAMES = [
    "numbered_resource",
    "section",
    "paragraph",
    "pull_quote",
    "image",
    "embed",
    "call_out",
    "sponsor",
    "newsletter_signup",
    "ad_slot",
    "author_bio",
    "next_part",
]


def children(block) -> list:
    if isinstance(block, ListBlock):
        return [block.child_block]
    if isinstance(block, (StreamBlock, StructBlock)):
        return list(block.child_blocks.values())
    return []


def walk(block, path=""):
    """A block and all below it, with their paths."""
    path = f"{path}.{block.name}".strip(".")
    yield path, block
    for child in children(block):
        yield from walk(child, path)


def offered(block, path=""):
    """The blocks below a stream block that an editor can choose to add."""
    for name, each in walk(block, path):
        if isinstance(each, StreamBlock):
            for child in children(each):
                if child.name != "unavailable":
                    yield f"{name}.{child.name}".strip("."), child


BODY = build_roundup_block()
EVERY = [pytest.param(b, id=path) for path, b in walk(BODY) if path]
OFFERED = [pytest.param(b, id=path) for path, b in offered(BODY)]


def test_the_blocks_have_the_names_that_content_is_stored_under():
    assert [name for name, _ in default_blocks()] == NAMES
    item = BODY.child_blocks["numbered_resource"]
    content = item.child_blocks["content"].child_blocks
    assert set(content) == {"commentary", "pull_quote", "image", "embed", "unavailable"}
    further = item.child_blocks["further_resources"].child_blocks
    assert set(further) == {"resource", "unavailable"}


def test_each_body_has_blocks_of_its_own():
    first, second = dict(default_blocks()), dict(default_blocks())
    assert all(first[name] is not second[name] for name in NAMES)


# Presented.


@pytest.mark.parametrize("block", OFFERED)
def test_a_block_that_is_offered_says_what_it_is(block):
    assert block.meta.icon in get_icons()
    assert isinstance(block.meta.label, Promise)
    assert isinstance(block.meta.description, Promise)


@pytest.mark.parametrize("name", NAMES)
def test_a_block_of_the_body_stands_in_a_group(name):
    assert isinstance(BODY.child_blocks[name].meta.group, Promise)


@pytest.mark.parametrize("block", EVERY)
def test_all_words_of_a_block_are_translatable(block):
    """A word that is a plain string was spoken before anyone chose a language."""
    words = [block.label, block.meta.label]
    words += [getattr(block.meta, name, None) for name in ("description", "help_text")]
    if field := getattr(block, "field", None):
        words += [field.help_text]
    if isinstance(block, ChoiceBlock):
        words += [label for value, label in block.field.choices if value]
    assert block.meta.label
    said = [word for word in words if word]
    assert all(isinstance(w, Promise) or not isinstance(w, str) for w in said), said


def groups(layout):
    for child in layout.children:
        if isinstance(child, BlockGroup):
            yield child
            yield from groups(child)


@pytest.mark.parametrize("name", ["numbered_resource", "pull_quote"])
def test_the_headings_of_folded_fields_are_translatable(name):
    found = list(groups(BODY.child_blocks[name].get_form_layout()))
    assert found
    assert all(isinstance(group.heading, Promise) for group in found)


@pytest.mark.parametrize("name", ["numbered_resource", "pull_quote"])
def test_no_field_is_left_out_of_the_form(name):
    block = BODY.child_blocks[name]
    laid_out = [
        child
        for group in [block.get_form_layout(), *groups(block.get_form_layout())]
        for child in group.children
        if isinstance(child, str)
    ]
    assert sorted(laid_out) == sorted(block.child_blocks)


# Previewed.


@pytest.mark.parametrize("block", OFFERED)
def test_a_preview_is_made_without_the_database(block, db, django_assert_num_queries):
    assert block.is_previewable
    assert block.meta.preview_template == "wagtail_curation/block_preview.html"
    with django_assert_num_queries(0):
        value = block.get_preview_value()
        # As the preview's template has it; templates may draw what is missing.
        html = block.render(value, {"block_def": block})
    assert html.strip()


@pytest.mark.parametrize("block", OFFERED)
def test_the_block_picker_shows_the_preview(block, admin_client):
    field_block = get_roundup_page_model()._meta.get_field("body").stream_block
    same = next(b for _, b in offered(field_block) if type(b) is type(block))
    url = reverse("wagtailadmin_block_preview")
    response = admin_client.get(url, {"id": same.definition_prefix})
    assert response.status_code == 200
    assert "curation--preview" in response.content.decode()


def test_an_item_starts_ready_to_write():
    value = BODY.child_blocks["numbered_resource"].get_default()
    assert [child.block_type for child in value["content"]] == ["commentary"]
    assert value["resource"] is None
    assert len(value["further_resources"]) == 0


# Validated.


@pytest.fixture
def records(db):
    return {
        "resource": ResourceFactory(),
        "person": PersonFactory(),
        "image": PictureFactory(),
    }


def errors_of(raw: list[dict], deferred=False):
    """What is wrong with a raw body, as the editor's form is told; None if nothing."""
    value = BODY.to_python(raw)
    try:
        (BODY.clean_deferred if deferred else BODY.clean)(value)
    except ValidationError as error:
        return get_error_json_data(error)
    return None


def empty(name: str) -> dict:
    """A block as it is when it has just been added."""
    block = BODY.child_blocks[name]
    return blocks.block(name, block.get_prep_value(block.get_default()))


@pytest.mark.parametrize("name", NAMES)
def test_a_draft_may_have_any_block_empty(name, db):
    assert errors_of([empty(name)], deferred=True) is None


MAY_BE_EMPTY = ["newsletter_signup", "next_part"]


@pytest.mark.parametrize("name", [name for name in NAMES if name not in MAY_BE_EMPTY])
def test_a_published_page_may_have_no_block_empty(name, db):
    assert errors_of([empty(name)]) is not None


@pytest.mark.parametrize("name", MAY_BE_EMPTY)
def test_blocks_with_words_of_their_own_may_be_empty(name, db):
    assert errors_of([empty(name)]) is None


REQUIRED = [
    ("section", "heading"),
    ("pull_quote", "text"),
    ("image", "image"),
    ("embed", "url"),
    ("call_out", "text"),
    ("sponsor", "name"),
    ("ad_slot", "slot"),
    ("author_bio", "person"),
]


@pytest.mark.parametrize(("name", "field"), REQUIRED)
def test_what_is_missing_is_said_at_its_field(name, field, db):
    errors = errors_of([empty(name)])["blockErrors"][0]["blockErrors"]
    assert errors == {field: {"messages": ["This field is required."]}}


def test_a_paragraph_without_words_is_refused(db):
    messages = errors_of([blocks.paragraph("")])["blockErrors"][0]["messages"]
    assert messages == ["This field is required."]


def test_blocks_with_what_they_need_are_published(records):
    person, resource, image = (
        records[name] for name in ("person", "resource", "image")
    )
    content = [blocks.commentary(), blocks.pull_quote(), blocks.image(image)]
    body = [
        blocks.numbered_resource(resource, content, further=[resource]),
        blocks.section(),
        blocks.paragraph(),
        blocks.pull_quote(speaker=person, source=resource),
        blocks.image(image),
        blocks.call_out(),
        blocks.sponsor(),
        blocks.newsletter_signup(),
        blocks.ad_slot(),
        blocks.author_bio(person),
        blocks.next_part(),
    ]
    assert errors_of(body) is None


def item_errors(**fields):
    errors = errors_of([blocks.numbered_resource(**fields)])
    return errors and errors["blockErrors"][0]["blockErrors"]


def test_an_item_needs_a_resource_or_a_title(records):
    expected = {"messages": ["Choose a resource, or give the item a title."]}
    assert item_errors() == {"resource": expected}
    assert item_errors(heading="A talk") is None
    assert item_errors(resource=records["resource"]) is None


def test_an_item_whose_resource_has_gone_is_refused_when_published(records):
    item = blocks.numbered_resource(records["resource"])
    records["resource"].delete()
    assert errors_of([item], deferred=True) is None
    assert "resource" in errors_of([item])["blockErrors"][0]["blockErrors"]


def test_an_item_may_be_without_commentary(records):
    resource = records["resource"]
    assert item_errors(resource=resource, content=[]) is None
    assert item_errors(resource=resource, content=[blocks.commentary("")]) is None


def test_what_is_missing_deep_inside_is_said_there(records):
    quote = blocks.pull_quote(text="")
    link = blocks.further_resource(None)
    errors = item_errors(resource=records["resource"], content=[quote], further=[link])
    required = {"messages": ["This field is required."]}
    assert errors["content"]["blockErrors"][0]["blockErrors"] == {"text": required}
    further = errors["further_resources"]["blockErrors"][0]["blockErrors"]
    assert further == {"resource": required}
    draft = [blocks.numbered_resource(content=[quote], further=[link])]
    assert errors_of(draft, deferred=True) is None


def test_validation_is_strict_again_after_a_draft(db):
    assert errors_of([empty("section")], deferred=True) is None
    assert errors_of([empty("section")]) is not None
    assert errors_of([blocks.section("")], deferred=True) is None


@pytest.mark.parametrize("deferred", [True, False])
def test_a_link_needs_words_when_it_is_published(db, deferred):
    call = blocks.call_out(link_url="https://example.org/")
    errors = errors_of([call], deferred)
    if deferred:
        assert errors is None
    else:
        messages = errors["blockErrors"][0]["blockErrors"]["link_text"]["messages"]
        assert messages == ["Say what the link leads to."]


@pytest.mark.parametrize("deferred", [True, False])
def test_a_language_without_an_original_is_asked_about(db, deferred):
    quote = blocks.pull_quote(original_language="de")
    errors = errors_of([quote], deferred)
    if deferred:
        assert errors is None
    else:
        (message,) = errors["blockErrors"][0]["blockErrors"]["original"]["messages"]
        assert "Add the original’s text" in message


@pytest.mark.parametrize("deferred", [True, False])
def test_a_draft_is_not_excused_from_being_well_formed(db, deferred):
    quote = blocks.pull_quote(language="English", source_url="nowhere")
    errors = errors_of([quote], deferred)["blockErrors"][0]["blockErrors"]
    assert set(errors) == {"language", "source_url"}


def test_quotation_marks_are_not_stored(db):
    quote = blocks.pull_quote("“Slow is a way.”", original="„Langsam.“")
    inner = blocks.numbered_resource(None, [quote], heading="A")
    cleaned = BODY.clean(BODY.to_python([quote, inner]))
    for value in (cleaned[0].value, cleaned[1].value["content"][0].value):
        assert (value["text"], value["original"]) == ("Slow is a way.", "Langsam.")


def test_a_draft_stores_no_quotation_marks_either(db):
    cleaned = BODY.clean_deferred(BODY.to_python([blocks.pull_quote("“Slow.”")]))
    assert cleaned[0].value["text"] == "Slow."


# Imported by a publisher's models.


PUBLISHER_MODELS = """
from django.db import models
from wagtail.models import Page
from wagtail.blocks import CharBlock, StructBlock
from wagtail_curation.blocks import *
from wagtail_curation.blocks import NumberedStructValue, default_blocks
from wagtail_curation.fields import RoundupBodyField
from wagtail_curation.models import RoundupMixin


class Review(StructBlock):
    resource = ResourceChooserBlock()
    quote = PullQuoteBlock()
    text = CharBlock()


def body(default):
    return [*default, ("review", Review())]


class ReviewPage(Page):
    body = RoundupBodyField(blocks="publisher.models.body")

    class Meta:
        app_label = "publisher"
"""

IMPORTS_EARLY = """
import django
from django.conf import settings

from tests import settings as ours

names = {name: getattr(ours, name) for name in dir(ours) if name.isupper()}
names["INSTALLED_APPS"] = ["publisher", *names["INSTALLED_APPS"]]
settings.configure(**names)
django.setup()

from publisher.models import ReviewPage

body = ReviewPage._meta.get_field("body").stream_block
print(*body.child_blocks["review"].child_blocks)
"""


def test_a_publisher_s_models_may_import_the_blocks_before_apps_are_ready(tmp_path):
    package = tmp_path / "publisher"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "models.py").write_text(PUBLISHER_MODELS)
    ran = subprocess.run(
        [sys.executable, "-c", IMPORTS_EARLY],
        env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert ran.stdout.split() == ["resource", "quote", "text"], ran.stderr[-2000:]
