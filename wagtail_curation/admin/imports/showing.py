"""One import: the preview, the progress or the report, as far as it has come."""

from django.http import JsonResponse, StreamingHttpResponse
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.paginator import WagtailPaginator

from wagtail_curation.admin.imports.base import OneImportView, url_of
from wagtail_curation.admin.imports.forms import ChoicesForm, ColumnsForm
from wagtail_curation.admin.imports.work import progress_of
from wagtail_curation.library.intake import runs, words
from wagtail_curation.library.intake.files import read_before
from wagtail_curation.library.intake.rejects import csv_lines
from wagtail_curation.models import ImportState, RowState
from wagtail_curation.tasks import go_on_with_import, is_immediate

PER_PAGE = 50
TABS = {
    "": _("All"),
    "new": _("New"),
    "added": _("Added"),
    "known": _("In the library already"),
    "rejected": _("Rejected"),
}


class ShowView(OneImportView):
    template_name = "wagtail_curation/admin/imports/show.html"
    http_method_names = ["get", "head", "options"]

    def get(self, request, pk):
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs):
        run, context = self.run, super().get_context_data(**kwargs)
        context |= {"run": run, "earlier": read_before(run)}
        context |= {"format_label": words.format_label(run.format)}
        context |= {"broken": words.half_read(run), "media": ChoicesForm().media}
        context |= {"is_working": run.state in runs.AT_WORK}
        context |= self.get_progress()
        context |= {"counts": run.counts, "total": sum(run.counts.values())}
        if not context["is_working"]:
            context |= self.get_rows()
        if run.state == ImportState.READY:
            context.setdefault("form", ChoicesForm.of(run))
            if run.headings:
                context.setdefault("columns", ColumnsForm(run))
        return context

    def get_progress(self) -> dict:
        """Also counts the rows."""
        silent = runs.is_silent(self.run)
        # Where no worker answers, an editor can let this page do the work.
        here = is_immediate(go_on_with_import) or "here" in self.request.GET
        return {
            "progress": progress_of(self.run),
            "progress_step": here,
            "progress_url": url_of("step" if here else "progress", self.run.pk),
            "progress_next": url_of("show", self.run.pk),
            "progress_label": _now("Progress of the import"),
            "is_silent": silent and not here,
        }

    def get_rows(self) -> dict:
        state = self.state
        rows = self.run.rows.select_related("resource").order_by("pk")
        paginator = WagtailPaginator(
            rows.filter(state=state) if state else rows, PER_PAGE
        )
        page = paginator.get_page(self.request.GET.get("p"))
        page.object_list = rows = list(page.object_list)
        for row in rows:
            row.title, row.address = words.shown(row, self.run)
            row.why = words.reason(row)
        tabs = [
            {"state": value, "label": label, "count": self.run.counts.get(value, 0)}
            for value, label in TABS.items()
        ]
        tabs[0]["count"] = sum(self.run.counts.values())
        shown = [tab for tab in tabs if tab["count"] or tab["state"] == state]
        return {
            "page_obj": page,
            "elided_page_range": paginator.get_elided_page_range(page.number),
            "rows": rows,
            "tabs": shown,
            "state": state,
        }

    @cached_property
    def state(self) -> str:
        """The tab: a state of rows, or "" for all."""
        wanted = self.request.GET.get("state", "")
        return wanted if wanted in RowState.values else ""


class ProgressView(OneImportView):
    http_method_names = ["get", "head", "options"]

    def get(self, request, pk):
        return JsonResponse(progress_of(self.run))


class RejectsView(OneImportView):
    """What did not come in, as a table for spreadsheets."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, pk):
        headings = [_now("Line"), _now("Reason"), _now("Entry")]
        lines = csv_lines(headings, words.rejects(self.run))
        response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
        name = slugify(self.run.name) or str(self.run.pk)
        response["Content-Disposition"] = f'attachment; filename="rejects-{name}.csv"'
        return response
