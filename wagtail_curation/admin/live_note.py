"""How many live pages change with a record: said before it is saved."""

from django.contrib.admin.utils import quote
from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.panels import Panel

from wagtail_curation.admin.usage import count_live_pages
from wagtail_curation.models import Person


def live_words(record: Model) -> str:
    """The sentence for an editor who is about to save. One query."""
    count = count_live_pages(record)
    if not count:
        return _("No live page shows this.")
    return ngettext(
        "Shown on %(count)s live page: it changes when you save.",
        "Shown on %(count)s live pages: they change when you save.",
        count,
    ) % {"count": count}


def usage_url(record: Model) -> str:
    name = "people" if isinstance(record, Person) else "resources"
    return reverse(f"wagtail_curation_{name}:usage", args=[quote(record.pk)])


class LivePagesPanel(Panel):
    """Stands at the top of the form of a record that is there already."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "wagtail_curation/admin/parts/live_note.html"

        def is_shown(self):
            return super().is_shown() and self.instance.pk is not None

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            context["said"] = live_words(self.instance)
            context["url"] = usage_url(self.instance)
            return context
