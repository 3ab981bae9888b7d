"""What the tests of the usage views have in common."""

from django.urls import reverse

from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    ResourceFactory,
)


def usage(record) -> str:
    name = "people" if hasattr(record, "organisation") else "resources"
    return reverse(f"wagtail_curation_{name}:usage", args=[record.pk])


def rows(client, record, **asked):
    return list(client.get(usage(record), asked).context["object_list"])


def said(row):
    """The lines of a row: (where, what, note)."""
    return [(line.where, line.what, line.note) for line in row.lines]


def part(*body, **fields):
    return CuratedRoundupPageFactory(body=body, **fields)


def draft(page, *body, **fields):
    """A new draft of a page: these blocks, and what else is to change."""
    page = type(page).objects.get(pk=page.pk)
    page.body = page.body.stream_block.to_python(list(body))
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision(clean=False)
    return page


def some(resource=None, **fields):
    return blocks.numbered_resource(resource or ResourceFactory(), **fields)
