"""The OpenAPI description types a roundup, block by block."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from wagtail_curation.api import checks
from wagtail_curation.blocks.block_shapes import BODY_BLOCKS
from wagtail_curation.models import get_roundup_page_model

pytestmark = pytest.mark.skipif(not settings.HAS_API_V3, reason="came with Wagtail 8")


@pytest.fixture
def shapes(client, db):
    return client.get("/api/v3/openapi.json").json()["components"]["schemas"]


@pytest.fixture
def roundup(shapes):
    return shapes[f"{get_roundup_page_model().__name__}Schema"]["properties"]


def refs(shape: dict) -> list[str]:
    options = shape.get("anyOf", [shape])
    return [o["$ref"].rpartition("/")[2] for o in options if "$ref" in o]


def test_a_body_is_a_list_of_typed_blocks(shapes, roundup):
    names = refs(roundup["body"]["items"])
    kinds = {shapes[name]["properties"]["type"].get("const") for name in names}
    assert set(BODY_BLOCKS) <= kinds


def test_an_item_says_what_is_in_it(shapes):
    item = shapes["ItemBlock"]["properties"]
    assert {"type", "id", "number", "anchor", "value"} == set(item)
    data = shapes["ItemData"]["properties"]
    assert refs(data["resource"]) == ["ResourceData"]
    assert "PullQuoteBlock" in refs(data["content"]["items"])
    assert refs(shapes["QuoteData"]["properties"]["speaker"]) == ["PersonData"]


def test_the_way_through_the_series_is_typed(roundup):
    assert refs(roundup["series"]) == ["SeriesData"]
    assert refs(roundup["next"]) == ["PartData"]
    assert refs(roundup["hero_image"]) == ["ImageData"]


def test_what_is_written_names_the_blocks_there_are(shapes):
    sent = shapes[f"{get_roundup_page_model().__name__}PatchSchema"]["properties"]
    assert {"hero_image", "curators", "topics", "body"} <= set(sent)
    types = shapes["BlockInput"]["properties"]["type"]["enum"]
    assert set(BODY_BLOCKS) <= set(types)


def test_every_block_of_a_real_body_has_the_shape_that_is_described(full, client):
    from pydantic import TypeAdapter

    for block in client.get(f"/api/v3/pages/{full.page.pk}/").json()["body"]:
        TypeAdapter(BODY_BLOCKS[block["type"]]).validate_python(block, strict=True)


ORDER = """
from django.conf import settings
import tests.settings as site
apps = [app for app in site.INSTALLED_APPS if app != "wagtail_curation"]
names = {name: getattr(site, name) for name in dir(site) if name.isupper()}
settings.configure(**{**names, "INSTALLED_APPS": [*apps, "wagtail_curation"]})
import django
django.setup()
from django.core.checks import run_checks
print([str(found.id) for found in run_checks()])
"""


def test_a_site_is_warned_that_has_the_package_below_wagtail():
    found = subprocess.run(
        [sys.executable, "-c", ORDER],
        capture_output=True,
        text=True,
        check=True,
        cwd=settings.BASE_DIR.parent,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": ""},
    )
    assert "wagtail_curation.W003" in found.stdout


def test_this_site_is_in_order():
    assert checks.check_order(None) == []
