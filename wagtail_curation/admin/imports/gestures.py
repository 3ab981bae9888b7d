"""What an editor does with an import: each is a POST."""

from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _now
from django.utils.translation import ngettext
from wagtail.admin import messages

from wagtail_curation.admin.imports.base import OneImportView, url_of
from wagtail_curation.admin.imports.forms import ChoicesForm, ColumnsForm
from wagtail_curation.admin.imports.showing import ShowView
from wagtail_curation.admin.imports.work import SECONDS, go_on, progress_of
from wagtail_curation.library.intake import runs
from wagtail_curation.library.topics import find_or_add_all
from wagtail_curation.models import ImportState


class ChooseView(ShowView):
    """Keeps what was chosen; then imports, or looks again with other columns."""

    http_method_names = ["post", "options"]

    def post(self, request, pk):
        run = self.run
        if run.state != ImportState.READY:
            messages.warning(request, _now("This import is not waiting any more."))
            return redirect(url_of("show", pk))
        form = ChoicesForm.of(run, request.POST)
        columns = ColumnsForm(run, request.POST) if run.headings else None
        valid = [each.is_valid() for each in (form, columns) if each is not None]
        if not all(valid):
            messages.error(request, _now("Nothing was imported: see what is missing."))
            context = self.get_context_data(form=form, columns=columns)
            return self.render_to_response(context)
        self.keep(form)
        if columns is not None and columns.mapping != run.mapping:
            runs.choose_columns(run, columns.mapping)
            messages.success(
                request,
                _now("The columns are changed. Look at the entries, then import them."),
            )
        elif "look" not in request.POST:
            runs.start(run)
        go_on(run)
        return redirect(url_of("show", pk))

    def keep(self, form: ChoicesForm) -> None:
        run, chosen = self.run, form.cleaned_data
        run.topics.set(find_or_add_all(chosen["topics"]).values())
        run.to_inbox = chosen["to_inbox"]
        run.save(update_fields=["to_inbox"])


class StepView(OneImportView):
    """Does a few seconds of the work."""

    http_method_names = ["post", "options"]

    def post(self, request, pk):
        runs.step(self.run, SECONDS)
        if "application/json" in request.headers.get("Accept", ""):
            return JsonResponse(progress_of(self.run))
        return redirect(url_of("show", pk))


class CancelView(OneImportView):
    http_method_names = ["post", "options"]

    def post(self, request, pk):
        if runs.cancel(self.run):
            runs.count_rows([self.run])
            added = self.run.counts["added"]
            said = ngettext(
                "Cancelled. %(added)s resource had come in, and stays.",
                "Cancelled. %(added)s resources had come in, and stay.",
                added,
            )
            messages.success(request, said % {"added": added})
        return redirect(url_of("show", pk))


class GoOnView(OneImportView):
    """Takes up again what was cancelled, or what nobody seems to work on."""

    http_method_names = ["post", "options"]

    def post(self, request, pk):
        runs.reopen(self.run)
        go_on(self.run)
        return redirect(url_of("show", pk))


class ForgetView(OneImportView):
    http_method_names = ["post", "options"]

    def post(self, request, pk):
        name = self.run.name
        if self.run.state in runs.AT_WORK:
            messages.error(request, _now("Cancel the import first."))
            return redirect(url_of("show", pk))
        runs.discard(self.run)
        said = _now("“%(name)s” is forgotten. What it added stays in the library.")
        messages.success(request, said % {"name": name})
        return redirect(url_of("index"))
