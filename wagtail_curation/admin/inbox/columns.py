"""The columns of the inbox."""

from django.middleware.csrf import get_token
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import (
    BaseColumn,
    Column,
    DateColumn,
    TitleColumn,
    UserColumn,
)

from wagtail_curation.admin.columns import WIDE

CELLS = "wagtail_curation/admin/inbox"
FORM = "curation-take"
"""The id of the form that the ticks belong to: it stands below the listing."""


class ChoiceColumn(BaseColumn):
    """A box to tick, and the place it was ticked in."""

    header_template_name = f"{CELLS}/choice_header.html"
    cell_template_name = f"{CELLS}/choice_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        return {**context, "form": FORM, "name": self.name}


class EntryColumn(TitleColumn):
    """The resource’s title, and below it what tells it from another."""

    cell_template_name = f"{CELLS}/entry_cell.html"


class WordsColumn(Column):
    """The beginning of a text."""

    cell_template_name = f"{CELLS}/words_cell.html"


class TopicsColumn(Column):
    def get_value(self, instance):
        items = instance.resource.topic_items.all()
        return ", ".join(sorted(item.tag.name for item in items))


class VotesColumn(Column):
    """How many votes there are, on the button that gives one or takes it back."""

    cell_template_name = f"{CELLS}/votes_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        request = context["request"]
        context["csrf_token"] = get_token(request)
        context["next"] = request.get_full_path()
        return context


def inbox_columns(title_column: BaseColumn) -> list[BaseColumn]:
    return [
        ChoiceColumn("entry", label=_("Choose")),
        title_column,
        WordsColumn("note", label=_("Note"), classname=WIDE),
        WordsColumn("selection", label=_("Passage"), classname=WIDE),
        TopicsColumn("topics", label=_("Topics"), classname=WIDE),
        UserColumn("added_by", label=_("Added by"), classname=WIDE),
        DateColumn(
            "created_at", label=_("Added"), sort_key="created_at", classname=WIDE
        ),
        VotesColumn("vote_count", label=_("Votes"), sort_key="vote_count"),
    ]
