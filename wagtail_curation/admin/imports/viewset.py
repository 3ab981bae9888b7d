"""The addresses of imports, and their place in the menu."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from wagtail_curation.admin.imports import gestures, showing, starting
from wagtail_curation.admin.imports.base import NAMESPACE, may_import


class ImportsMenuItem(MenuItem):
    def is_shown(self, request):
        return may_import(request.user)


class ImportsViewSet(ViewSet):
    name = NAMESPACE
    url_prefix = "curation/imports"
    icon = "upload"
    menu_label = _("Bring in")
    menu_name = "curation-imports"
    menu_item_class = ImportsMenuItem

    def get_urlpatterns(self):
        pages = {
            "show": ("", showing.ShowView),
            "progress": ("progress/", showing.ProgressView),
            "rejects": ("rejects.csv", showing.RejectsView),
            "choose": ("choose/", gestures.ChooseView),
            "step": ("step/", gestures.StepView),
            "cancel": ("cancel/", gestures.CancelView),
            "go_on": ("go-on/", gestures.GoOnView),
            "forget": ("forget/", gestures.ForgetView),
        }
        return [
            path("", starting.StartView.as_view(), name="index"),
            *(
                path(f"<int:pk>/{end}", view.as_view(), name=name)
                for name, (end, view) in pages.items()
            ),
        ]
