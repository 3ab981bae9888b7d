"""Drafts of many parts, made and validated with the questions of one.

Wagtail asks after each record that a version refers to, as it makes a page of it, and
Django asks again as it validates: some twenty queries for a part. Here all is asked
before, once; what is found is not asked for again. What is not found is: Wagtail and
Django then say themselves what is wrong.
"""

import copy
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import ManyToOneRel, prefetch_related_objects
from modelcluster.models import get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME

from wagtail_curation.blocks.streams import load_together
from wagtail_curation.fields import RoundupBodyField
from wagtail_curation.models.parts import PlannedNumbers

OF_THE_ROW = {"path", "translation_key"}
"""What a draft has from its page's row, and is unique there already."""


class Known:
    """Which of the records that many versions refer to are there."""

    def __init__(self, wanted: list[tuple[Any, Any]]):
        keys: dict[tuple, set] = defaultdict(set)
        for field, key in wanted:
            keys[self._target(field)].add(key)
        self.keys = {
            (model, name): self._there(model, name, asked)
            for (model, name), asked in keys.items()
        }

    @staticmethod
    def _target(field) -> tuple:
        return field.remote_field.model, field.remote_field.field_name

    @staticmethod
    def _there(model, name: str, keys: set) -> set:
        rows = model._default_manager.filter(**{f"{name}__in": keys}).order_by()
        return set(rows.values_list(name, flat=True))

    def has(self, field, key) -> bool:
        target = field.remote_field.model._meta.get_field(field.remote_field.field_name)
        return target.to_python(key) in self.keys.get(self._target(field), ())


def _keys_of(model) -> list:
    return [
        field
        for field in model._meta.concrete_fields
        if field.remote_field and isinstance(field.remote_field, ManyToOneRel)
    ]


def _in_content(model, content: dict) -> Iterator[tuple]:
    """The foreign keys in a version's content, with those in its lists."""
    for field in _keys_of(model):
        if content.get(field.name) is not None:
            yield field, content[field.name]
    for relation in get_all_child_relations(model):
        for row in content.get(relation.get_accessor_name()) or []:
            yield from _in_content(relation.related_model, row)


def _in_record(record) -> Iterator[tuple]:
    for field in _keys_of(type(record)):
        if (key := getattr(record, field.attname)) is not None:
            yield field, key


class _Unasked:
    """A page model that takes a version's content as it is."""

    def __init__(self, model):
        self.model = model

    def from_serializable_data(self, content):
        return self.model.from_serializable_data(content, check_fks=False)


class Drafts:
    """The parts of a series as given versions of them have them.

    ``versions``: pairs of a page and its revision, or None where it has none.
    """

    def __init__(self, series, versions: list[tuple]):
        self.series = series
        _load_lists([page for page, revision in versions if not revision])
        pages = [page for page, _revision in versions]
        wanted = [pair for page in pages for pair in _in_record(page)]
        for page, revision in versions:
            if revision:
                wanted += _in_content(page.specific_class, revision.content)
        self.known = Known(wanted)
        self.comments = _comments_on(pages)
        self.parent = _with_known_slugs(series)
        self.numbers = PlannedNumbers(series)
        self.by_page = {
            page.pk: self._draft(page, revision) for page, revision in versions
        }
        self._load_bodies()

    def of(self, page):
        return self.by_page[page.pk]

    def _draft(self, page, revision):
        page._cached_parent_obj = self.series
        draft = self._made(page, revision) if revision else copy.copy(page)
        draft._cached_parent_obj = self.parent
        self._ease(draft)
        return draft

    def _made(self, page, revision):
        model, content = page.specific_class, revision.content
        # What is to become of a record that has gone, Wagtail decides.
        if all(self.known.has(*pair) for pair in _in_content(model, content)):
            page = copy.copy(page)
            page.specific_class = _Unasked(model)
            page._cluster_related_objects = {
                COMMENTS_RELATION_NAME: self.comments[page.pk]
            }
        return page.with_content_json(content)

    def _load_bodies(self):
        drafts = list(self.by_page.values())
        for field in drafts[0]._meta.get_fields() if drafts else ():
            if isinstance(field, RoundupBodyField):
                load_together([getattr(draft, field.name) for draft in drafts])

    def _ease(self, draft):
        """Gives a draft answers of ours to what validation would ask for it alone."""
        model = type(draft)
        self._know_keys(draft)
        for relation in get_all_child_relations(model):
            for row in getattr(draft, relation.get_accessor_name()).all():
                self._know_keys(row)
        draft.validate_unique = lambda exclude=None: model.validate_unique(
            draft, {*(exclude or ()), *OF_THE_ROW}
        )
        draft.part_with_its_number = lambda: self.numbers.part_with(draft)
        # Which number its first item shows is nothing that is validated.
        draft.start_number = 1

    def _know_keys(self, record):
        """Lets validation pass the foreign keys that are known to lead somewhere."""
        model = type(record)
        names = {
            field.name
            for field, key in _in_record(record)
            if self.known.has(field, key) and not field.get_limit_choices_to()
        }
        record.clean_fields = lambda exclude=None: model.clean_fields(
            record, exclude={*(exclude or ()), *names}
        )


def _load_lists(pages: list) -> None:
    """The lists of pages that have no version of their own: their rows are read."""
    if pages:
        names = [
            it.get_accessor_name() for it in get_all_child_relations(type(pages[0]))
        ]
        prefetch_related_objects(pages, *names)


def _comments_on(pages: list) -> dict:
    """The open comments on each page, by its key."""
    found: dict = defaultdict(list)
    if pages:
        relation = pages[0]._meta.get_field(COMMENTS_RELATION_NAME)
        name = relation.field.name
        rows = relation.related_model._default_manager.filter(
            **{f"{name}__in": [page.pk for page in pages]}, resolved_at__isnull=True
        )
        for row in rows:
            found[getattr(row, f"{name}_id")].append(row)
    return found


def _with_known_slugs(series):
    """The series, which knows without asking whether a slug is taken under it.

    Wagtail asks for ``get_children().not_page(page).filter(slug=slug).exists()``; all
    else that is asked of these is asked of the database.
    """
    taken = dict(series.get_children().values_list("pk", "slug"))
    parent = copy.copy(series)

    def get_children():
        children = series.get_children()
        children.not_page = lambda page: besides(children, page)
        return children

    def besides(children, page):
        others = type(children).not_page(children, page)
        others.filter = lambda *args, **asked: named(others, page, args, asked)
        return others

    def named(others, page, args, asked):
        found = type(others).filter(others, *args, **asked)
        if not args and asked.keys() == {"slug"}:
            found.exists = lambda: any(
                slug == asked["slug"] and key != page.pk for key, slug in taken.items()
            )
        return found

    parent.get_children = get_children
    return parent
