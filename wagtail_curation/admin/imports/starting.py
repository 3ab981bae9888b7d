"""The first page: a form for the file, and the imports so far."""

from django.shortcuts import redirect
from django.utils.functional import cached_property
from wagtail.admin.paginator import WagtailPaginator

from wagtail_curation.admin.imports.base import TITLE, ImportsView, url_of
from wagtail_curation.admin.imports.forms import UploadForm
from wagtail_curation.admin.imports.work import go_on
from wagtail_curation.library.intake import runs, words
from wagtail_curation.models import ResourceImport

PER_PAGE = 20


class StartView(ImportsView):
    template_name = "wagtail_curation/admin/imports/start.html"
    http_method_names = ["get", "head", "options", "post"]

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": TITLE}]

    def get(self, request):
        return self.render_to_response(self.get_context_data(form=UploadForm()))

    def post(self, request):
        form = UploadForm(request.POST, request.FILES, user=request.user)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        go_on(form.run)
        return redirect(url_of("show", form.run.pk))

    @cached_property
    def page(self):
        paginator = WagtailPaginator(
            ResourceImport.objects.select_related("added_by__wagtail_userprofile"),
            PER_PAGE,
        )
        page = paginator.get_page(self.request.GET.get("p"))
        page.object_list = list(page.object_list)
        runs.count_rows(page.object_list)
        return page

    def get_context_data(self, **kwargs):
        for run in self.page.object_list:
            run.format_label = words.format_label(run.format)
        return super().get_context_data(
            page_obj=self.page,
            elided_page_range=self.page.paginator.get_elided_page_range(
                self.page.number
            ),
            index_url=url_of("index"),
            **kwargs,
        )
