"""docs/reference/tags.md lists what the library of template tags has."""

import pytest
from django.template import Template

from tests.docs.reading import codes, page, rows, section
from wagtail_curation.templatetags.curation_tags import register

TEXT = page("tags")
TAGS = rows(section(TEXT, "## Tags"))
FILTERS = rows(section(TEXT, "## Filters"))


def test_every_tag_and_every_filter_is_listed():
    assert [*TAGS] == sorted(register.tags)
    assert [*FILTERS] == sorted(register.filters)


@pytest.mark.parametrize("name", [*TAGS, *FILTERS])
def test_each_is_used_as_its_example_says(name):
    (example,) = codes({**TAGS, **FILTERS}[name][0])
    assert name in example
    Template("{% load curation_tags %}" + example)
