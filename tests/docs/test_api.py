"""docs/reference/api.md says what the APIs give out: fields, shapes, addresses."""

import re

import pytest
from django.conf import settings

from tests.docs.reading import REPOSITORY, codes, page, section
from wagtail_curation.blocks import shapes
from wagtail_curation.blocks.prefetch import IMAGE, PERSON, RESOURCE
from wagtail_curation.blocks.unavailable import UNAVAILABLE
from wagtail_curation.models import (
    RoundupMixin,
    RoundupSeriesMixin,
    get_roundup_page_model,
)

TEXT = page("api")
ROUNDUP = section(TEXT, "## A roundup")
LIBRARY = section(TEXT, "## The library") + section(TEXT, "## The inbox")
with_v3 = pytest.mark.skipif(not settings.HAS_API_V3, reason="came with Wagtail 8")


def names_of(fields: list) -> set[str]:
    return {field.name for field in fields}


def in_tables(text: str) -> dict[str, str]:
    """The fields in a table, several to a row; by each what the last cell says."""
    lines = [line for line in text.splitlines() if line.startswith("| `")]
    return {
        name: line.rstrip("| ").rpartition("|")[2].strip()
        for line in lines
        for name in codes(line.split("|")[1])
    }


def test_the_fields_of_a_roundup_are_listed():
    assert {*in_tables(ROUNDUP)} == names_of(RoundupMixin.roundup_api_fields)


def test_the_fields_of_a_series_are_named():
    said = ROUNDUP.rpartition("A series has")[2]
    assert set(codes(said)) == names_of(RoundupSeriesMixin.series_api_fields)


@pytest.mark.parametrize(
    ("record", "shape"),
    [
        ("Resource", shapes.ResourceData),
        ("Person", shapes.PersonData),
        ("Image", shapes.ImageData),
    ],
)
def test_the_fields_of_a_record_are_named(record, shape):
    said = section(TEXT, "## Records").partition(f"- **{record}**:")[2]
    said = re.split(r"\n- \*\*|\n\n", said)[0]
    assert set(shape.__annotations__) - set(re.findall(r"\w+", said)) == set()


@pytest.fixture
def described(client, db):
    return client.get("/api/v3/openapi.json").json()


@with_v3
def test_what_may_be_written_is_marked(described):
    name = f"{get_roundup_page_model().__name__}PatchSchema"
    sent = set(described["components"]["schemas"][name]["properties"])
    for field, written in in_tables(ROUNDUP).items():
        assert (field in sent or f"{field}_id" in sent) == (written == "yes"), field


@with_v3
def test_our_addresses_are_listed_with_their_methods(described):
    ours = {
        (method.upper(), path.rpartition("curation/")[2])
        for path, methods in described["paths"].items()
        if "/curation/" in path
        for method in methods
    }
    said = re.findall(r"(GET|POST) +/api/v3/curation/([^?\s]*)", LIBRARY)
    listed = {(method, re.sub(r"\d+", "{resource_id}", path)) for method, path in said}
    assert listed == ours


@with_v3
def test_the_example_of_a_block_has_all_that_an_item_has(described):
    schemas = described["components"]["schemas"]
    (example,) = re.findall(
        r"```json\n(.*?)```", section(TEXT, "## A block"), re.DOTALL
    )
    for name in ("ItemBlock", "ItemData", "ItemShown"):
        for field in schemas[name]["properties"]:
            assert f'"{field}"' in example, (name, field)


@with_v3
def test_an_entry_of_the_inbox_is_as_described(described):
    schemas = described["components"]["schemas"]
    said = section(TEXT, "## The inbox")
    for name in ("InboxEntryData", "KeptData", "InboxListData", "InboxInput"):
        for field in schemas[name]["properties"]:
            assert re.search(rf"\b{field}\b", said), (name, field)


def codes_in(*files: str) -> set[str]:
    """What the API’s code calls what it refuses."""
    room = REPOSITORY / "wagtail_curation" / "api"
    source = "".join((room / f"{name}.py").read_text() for name in files)
    known = r'"(unknown_\w+|may_not_add|invalid_address|too_long|unavailable)"'
    return set(re.findall(known, source))


def test_the_kinds_of_errors_are_listed():
    kinds = {f"unknown_{kind}" for kind in (RESOURCE, PERSON, IMAGE)}
    listed = {*in_tables(section(TEXT, "### Errors"))} - {"type"}
    assert listed == codes_in("records", "writing") | kinds | {UNAVAILABLE}


def test_the_kinds_of_errors_of_the_inbox_are_named():
    said = section(TEXT, "## The inbox")
    missing = [it for it in codes_in("inbox") if f"`{it}`" not in said]
    assert missing == ["may_not_add"]
