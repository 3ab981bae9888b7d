"""docs/reference/models.md lists what a site may import, and what is there."""

import pytest
from django.db.models import Model

from tests.docs.reading import codes, page, rows, section
from wagtail_curation import blocks, fields, models
from wagtail_curation.blocks import default_blocks

TEXT = page("models")
FIELDS = rows(section(TEXT, "## Fields"))
METHODS = rows(section(TEXT, "## Methods to override"))
LISTS = rows(section(TEXT, "## Lists for your page classes"))
RECORDS = rows(section(TEXT, "## Records to read"))


def found_in(module, dotted: str):
    found = module
    for name in dotted.split("."):
        found = getattr(found, name)
    return found


def test_every_public_name_of_the_models_is_there():
    assert set(models.__all__) - set(codes(TEXT)) == set()


def test_every_public_name_of_the_blocks_is_there():
    named = {name.removesuffix("()") for name in codes(TEXT)}
    assert set(blocks.__all__) - named == set()
    ours = {type(block).__name__ for _name, block in default_blocks()}
    assert ours <= named


def test_records_are_models_and_abstract_classes_are_to_derive_from():
    kinds = {name: found_in(models, name) for name in models.__all__}
    tables = {
        name
        for name, found in kinds.items()
        if isinstance(found, type) and issubclass(found, Model)
    }
    abstract = {name for name in tables if kinds[name]._meta.abstract}
    assert {*rows(section(TEXT, "## To derive from"))} == abstract
    assert {*RECORDS} == tables - abstract


def test_the_functions_are_there():
    listed = {*rows(section(TEXT, "## Functions"))}
    assert listed == {name for name in models.__all__ if name.startswith("get_")}


@pytest.mark.parametrize("name", FIELDS)
def test_the_fields_of_a_model_are_listed_in_their_order(name):
    model = found_in(models, name)
    relations = (*model._meta.local_fields, *model._meta.local_many_to_many)
    own = [field.name for field in relations if field.name != "id"]
    private = [field.name for field in model._meta.private_fields]
    listed = codes(FIELDS[name][0])
    assert listed[: len(own)] == own
    assert set(listed[len(own) :]) <= {*private, "topics"}


@pytest.mark.parametrize("name", [*METHODS, *LISTS])
def test_what_may_be_overridden_is_there(name):
    owner, _dot, attribute = name.partition(".")
    assert attribute in vars(found_in(models, owner))
    if name in LISTS:
        assert isinstance(found_in(models, name), list)


def test_no_list_for_page_classes_is_left_out():
    lists = {
        f"{mixin.__name__}.{name}"
        for mixin in (models.RoundupMixin, models.RoundupSeriesMixin)
        for name in vars(mixin)
        if name.startswith(("roundup_", "series_"))
    }
    assert {*LISTS} == lists


def test_the_fields_of_the_package_are_named():
    described = section(TEXT, "## Blocks and fields")
    ours = {
        name
        for name, found in vars(fields).items()
        if isinstance(found, type)
        and found.__module__ == fields.__name__
        and hasattr(found, "contribute_to_class")
    }
    assert len(ours) == 2
    assert ours <= set(codes(described))
