"""A quiet note in a resource’s form: this looks like another that is there."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.views.generic import View
from wagtail.admin.panels import Panel

from wagtail_curation.admin.merging import may_merge, merge_url
from wagtail_curation.admin.rooms import OF_RESOURCES
from wagtail_curation.compat import policy_of
from wagtail_curation.library.similar import looks_like
from wagtail_curation.models import get_resource_model

TEMPLATE = "wagtail_curation/admin/alike.html"


def notes_on(found, record, user) -> list[dict]:
    """What the note says of each: a record that is saved can be merged with it."""
    merging = record is not None and may_merge(user)
    return [
        {
            "title": str(it.record),
            "why": it.why,
            "url": OF_RESOURCES.url("edit", it.record),
            "merge_url": merge_url(record, it.record) if merging else "",
        }
        for it in found
    ]


class AlikeView(View):
    """The note for what is being typed: a title, names, and which record it is."""

    http_method_names = ["get"]

    def get(self, request):
        policy = policy_of(get_resource_model())
        if not policy.user_has_any_permission(request.user, ["add", "change"]):
            raise PermissionDenied
        record = self._record(request.GET.get("record", ""))
        names = request.GET.get("byline", "")
        values = {"title": request.GET.get("title", "")[:500], "byline": names[:500]}
        if record is not None and not names:
            values["names"] = record.people_names
        found = looks_like(values, limit=4)
        found = [it for it in found if it.record != record][:3]
        notes = notes_on(found, record, request.user)
        return render(request, TEMPLATE, {"notes": notes})

    def _record(self, key: str):
        try:
            return get_resource_model()._default_manager.filter(pk=key or None).first()
        except (TypeError, ValueError):
            return None


class AlikePanel(Panel):
    """Follows the title as it is typed, and says at once what it knows."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "wagtail_curation/admin/alike_panel.html"

        @property
        def media(self):
            return forms.Media(js=["wagtail_curation/js/alike.js"])

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            record = self.instance if self.instance.pk else None
            found = looks_like(record) if record is not None else []
            context["notes"] = notes_on(found, record, self.request.user)
            context["url"] = OF_RESOURCES.url("alike")
            context["template"] = TEMPLATE
            return context
