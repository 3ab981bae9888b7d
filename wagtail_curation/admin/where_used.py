"""The usage of a resource or a person: each page, as what, with which number, and
whether readers see it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import UsageView

from wagtail_curation.admin.usage import count_pages_and_live
from wagtail_curation.admin.using_pages import editable, explorable
from wagtail_curation.admin.where_words import (
    part_words,
    stand_note,
    stand_what,
    stand_where,
    using_words,
)
from wagtail_curation.library.standing import IN_DRAFT, Stand, Standing, standings
from wagtail_curation.library.using import pages_using, references_from_others
from wagtail_curation.models import Person, ResourceContributor, get_resource_model
from wagtail_curation.models.vocabulary import ContributorRole, choice_label


@dataclass
class Line:
    """One place: “no. 3”, “Item”, “in the draft”, and where readers find it."""

    where: str
    what: str
    note: str = ""
    url: str = ""


@dataclass
class Row:
    """A page, or something else that names the record."""

    title: str
    under: str = ""
    edit_url: str | None = None
    page: Any = None
    """None for what is no page."""
    lines: list[Line] = field(default_factory=list)


class _Cell(Column):
    def __init__(self, name: str, label: Any, width: str):
        super().__init__(name, label=label, accessor="title", width=width)
        self.cell_template_name = f"wagtail_curation/admin/usage/{name}_cell.html"


class WhereUsedView(UsageView):
    """Before a deletion it is Wagtail’s own, which says what becomes of each place."""

    results_template_name = "wagtail_curation/admin/usage/results.html"

    @cached_property
    def columns(self):
        if self.describe_on_delete:
            return super().columns
        return [
            _Cell("page", gettext_lazy("Page"), "35%"),
            _Cell("places", gettext_lazy("Where"), "45%"),
            _Cell("status", gettext_lazy("Status"), "20%"),
        ]

    def get_queryset(self):
        if self.describe_on_delete:
            return super().get_queryset()
        return self.page_keys + self.other_keys

    @cached_property
    def used_on(self) -> set[str]:
        return pages_using(self.object)

    @cached_property
    def page_keys(self) -> list[tuple[Any, Any]]:
        """(None, key) of the pages that the user may see, live ones first."""
        pages = explorable(self.request.user).filter(pk__in=list(self.used_on))
        pages = pages.order_by("-live", "title", "pk")
        return [(None, key) for key in pages.values_list("pk", flat=True)]

    @cached_property
    def other_keys(self) -> list[tuple[Any, Any]]:
        """(content type, key) of everything else that refers to the record."""
        rows = references_from_others(self.object)
        columns = ("base_content_type_id", "object_id")
        return list(rows.order_by(*columns).values_list(*columns).distinct())

    def paginate_queryset(self, queryset, page_size):
        paginator, page, keys, more = super().paginate_queryset(queryset, page_size)
        if not self.describe_on_delete:
            page.object_list = keys = self.page_rows(
                [key for kind, key in keys if kind is None]
            ) + self.other_rows([pair for pair in keys if pair[0] is not None])
        return paginator, page, keys, more

    def get_table(self, object_list, **kwargs):
        if self.describe_on_delete:
            return super().get_table(object_list, **kwargs)
        return self.table_class(self.columns, object_list, **self.get_table_kwargs())

    def get_context_data(self, *args, **kwargs):
        context = super().get_context_data(*args, **kwargs)
        if not self.describe_on_delete:
            context["hidden_pages"] = len(self.used_on) - len(self.page_keys)
        return context

    @cached_property
    def no_results_message(self):
        return _("Not used anywhere yet.")

    def page_rows(self, keys: list) -> list[Row]:
        pages = explorable(self.request.user).filter(pk__in=keys)
        pages = pages.annotate_approved_schedule().prefetch_workflow_states()
        by_key = {page.pk: page for page in pages}
        found = [by_key[key] for key in keys if key in by_key]
        may_edit = editable(self.request.user, keys)
        standing = standings(found, self.object)
        return [self.page_row(it, standing[it.pk], it.pk in may_edit) for it in found]

    def page_row(self, page: Any, standing: Standing, may_edit: bool) -> Row:
        edit = reverse("wagtailadmin_pages:edit", args=[page.pk]) if may_edit else None
        return Row(
            title=page.get_admin_display_title(),
            under=part_words(standing),
            edit_url=edit,
            page=page,
            lines=[self.line(page, stand) for stand in standing.stands],
        )

    def line(self, page: Any, stand: Stand) -> Line:
        url = ""
        if page.live and stand.state != IN_DRAFT:
            url = page.get_url(request=self.request) or ""
            if url and stand.spot.anchor:
                url = f"{url}#{stand.spot.anchor}"
        where, what = stand_where(stand.spot), stand_what(stand.spot)
        return Line(where, what, stand_note(stand), url)

    def other_rows(self, pairs: list[tuple[Any, Any]]) -> list[Row]:
        """What is no page; what the user may not see is counted as Wagtail does: by
        its kind.
        """
        references: dict[tuple, list] = {pair: [] for pair in pairs}
        rows = references_from_others(self.object).select_related("content_type")
        for reference in rows.filter(object_id__in=[key for _kind, key in pairs]):
            pair = (reference.base_content_type_id, reference.object_id)
            if pair in references:
                references[pair].append(reference)
        finder = AdminURLFinder(self.request.user)
        objects = _objects_of(pairs)
        credited = self.credit_lines(objects)
        return [
            self.other_row(objects[pair], finder, credited.get(pair) or _said(found))
            for pair, found in references.items()
            if pair in objects
        ]

    def other_row(self, thing: Any, finder: AdminURLFinder, lines: list[Line]) -> Row:
        kind = capfirst(thing._meta.verbose_name)
        url = finder.get_edit_url(thing)
        if url is None:
            return Row(_("(Private %(object)s)") % {"object": kind}, lines=lines)
        return Row(str(thing), under=kind, edit_url=url, lines=lines)

    def credit_lines(self, objects: dict[tuple, Any]) -> dict[tuple, list[Line]]:
        """What a person is credited as, and on how many pages that shows them."""
        if not isinstance(self.object, Person):
            return {}
        model = get_resource_model()
        pairs = {it.pk: pair for pair, it in objects.items() if isinstance(it, model)}
        count_pages_and_live([objects[pair] for pair in pairs.values()])
        lines: dict[tuple, list[Line]] = {}
        credited = ResourceContributor.objects.filter(person=self.object)
        for credit in credited.filter(resource__in=list(pairs)):
            pair = pairs[credit.resource_id]
            what = choice_label(ContributorRole, credit.role)
            note = using_words(objects[pair])
            lines.setdefault(pair, []).append(Line("", what, note))
        return lines


def _objects_of(pairs: list[tuple[Any, Any]]) -> dict[tuple, Any]:
    """By (content type, key as text). One query for each model."""
    found = {}
    for kind in {kind for kind, _key in pairs}:
        model = ContentType.objects.get_for_id(kind).model_class()
        keys = [key for each, key in pairs if each == kind]
        for thing in model._base_manager.filter(pk__in=keys) if model else ():
            found[kind, str(thing.pk)] = thing
    return found


def _said(references: list) -> list[Line]:
    return [Line("", it.describe_source_field()) for it in references]
