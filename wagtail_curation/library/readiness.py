"""Whether a page could be published as it stands: the whole validation, in words."""

from collections.abc import Iterator

from django.core.exceptions import NON_FIELD_ERRORS, FieldDoesNotExist, ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.blocks import ListBlock, StreamBlock, StructBlock
from wagtail.blocks.base import get_error_json_data
from wagtail.fields import StreamField

MOST = 10
"""How many problems of one page are told: a page may lack something everywhere."""


def problems(page) -> list[str]:
    """Why this page, as it is in memory, could not be published; empty if it could.

    Each is a sentence that begins with the place: “Body › Numbered resource 3 ›
    Commentary: This field is required.”
    """
    found = [*_of_fields(page), *_of_streams(page), *_of_children(page)]
    return found[:MOST]


def _of_fields(record, exclude=(), place: str = "") -> Iterator[str]:
    try:
        record.full_clean(exclude=set(exclude))
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            label = _label(record, name)
            where = " › ".join(it for it in (place, label) if it)
            for message in messages:
                yield _said(where, message)


def _of_streams(page) -> Iterator[str]:
    for field in page._meta.get_fields():
        if not isinstance(field, StreamField):
            continue
        block, value = field.stream_block, getattr(page, field.name)
        try:
            block.clean(value)
        except ValidationError as error:
            place = str(capfirst(field.verbose_name))
            yield from _of_block(block, value, get_error_json_data(error), place)


def _of_block(block, value, error: dict, place: str) -> Iterator[str]:
    for message in error.get("messages", []):
        yield _said(place, message)
    for key, inner in (error.get("blockErrors") or {}).items():
        child, within, name = _child(block, value, key)
        where = f"{place} › {name}" if name else place
        if child is None:
            yield _said(where, _("There is something to correct here."))
        else:
            yield from _of_block(child, within, inner, where)


def _child(block, value, key):
    """The block, the value and the name of what an error’s key points to."""
    if isinstance(block, StreamBlock):
        child = value[int(key)]
        return child.block, child.value, f"{child.block.label} {int(key) + 1}"
    if isinstance(block, StructBlock) and key in block.child_blocks:
        child = block.child_blocks[key]
        return child, value.get(key), str(child.label)
    if isinstance(block, ListBlock):
        return block.child_block, value[int(key)], str(int(key) + 1)
    return None, None, ""


def _of_children(page) -> Iterator[str]:
    """Curators and whatever else stands in lists of the page’s own."""
    for relation in get_all_child_relations(type(page)):
        model = relation.related_model
        for place, row in enumerate(getattr(page, relation.get_accessor_name()).all()):
            name = f"{capfirst(model._meta.verbose_name)} {place + 1}"
            yield from _of_fields(row, [relation.field.name], name)


def _label(record, name: str) -> str:
    if name == NON_FIELD_ERRORS:
        return ""
    try:
        return str(capfirst(record._meta.get_field(name).verbose_name))
    except FieldDoesNotExist:
        return name


def _said(place: str, message: str) -> str:
    if not place:
        return str(message)
    return _("%(place)s: %(problem)s") % {"place": place, "problem": message}
