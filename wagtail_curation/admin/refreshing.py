"""Refresh from the page: what it says today, field by field, to choose from."""

from django.core.exceptions import ObjectDoesNotExist
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from wagtail.admin import messages

from wagtail_curation.admin.fetch_words import words_of
from wagtail_curation.admin.live_note import live_words
from wagtail_curation.admin.merging import may_merge, merge_url
from wagtail_curation.admin.one_resource import OneResourceView
from wagtail_curation.admin.origins import (
    origin_words,
    source_words,
    users_of,
    value_words,
)
from wagtail_curation.admin.resource_views import REFRESH
from wagtail_curation.library import refresh
from wagtail_curation.library.reading import note_fetch
from wagtail_curation.metadata.card import Card
from wagtail_curation.metadata.service import read
from wagtail_curation.models import ResourceFetch


class RefreshView(OneResourceView):
    """GET shows what the page said the last time it was read; POST asks the page
    again, or takes over what is ticked.
    """

    page_title = REFRESH
    template_name = "wagtail_curation/admin/refresh.html"

    def get(self, request, *args, **kwargs):
        if not self.object.url:
            messages.warning(request, _now("This resource has no address to read."))
            return redirect(self.edit_url)
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        if not self.object.url:
            return self.get(request)
        if "take" in request.POST:
            return self.take(request)
        reading = read(self.object.url, fresh=True)
        note_fetch(self.object, reading, request.user)
        return redirect(request.path)

    def take(self, request):
        fields = request.POST.getlist("field")
        if not fields:
            messages.warning(request, _now("Nothing was ticked: nothing has changed."))
            return redirect(request.path)
        try:
            taken = refresh.apply(
                self.object,
                self.card,
                fields,
                request.user,
                shown=request.POST.get("shown") or "-",
                final_url=self.fetch.final_url if self.fetch else "",
            )
        except (refresh.ChangedMeanwhile, ObjectDoesNotExist):
            said = _now(
                "The record, or its page, has changed since you opened this "
                "comparison. Nothing was taken over: look at it once more."
            )
            messages.error(request, said)
            return redirect(request.path)
        labels = (self.object._meta.get_field(name).verbose_name for name in taken)
        said = _now("Taken from the page: %(fields)s.")
        messages.success(request, said % {"fields": ", ".join(map(str, labels))})
        return redirect(self.edit_url)

    @cached_property
    def fetch(self) -> ResourceFetch | None:
        rows = ResourceFetch.objects.filter(resource=self.object)
        return rows.select_related("asked_by__wagtail_userprofile").first()

    @cached_property
    def card(self) -> Card:
        return Card.from_json(self.fetch.card) if self.fetch else Card()

    def get_context_data(self, **kwargs):
        differences = refresh.compare(self.object, self.card)
        final_url = self.fetch.final_url if self.fetch else ""
        merges = may_merge(self.request.user)
        return super().get_context_data(
            object=self.object,
            fetch=self.fetch,
            has_card=bool(self.fetch and self.fetch.card),
            problem=words_of(self.fetch) if self.fetch else "",
            rows=[self.row(difference) for difference in differences],
            shown=refresh.fingerprint(differences),
            same=[
                (other, merge_url(self.object, other) if merges else "")
                for other in refresh.same_elsewhere(self.object, self.card, final_url)
            ],
            edit_url=self.edit_url,
            said_of_pages=live_words(self.object) if differences else "",
            **kwargs,
        )

    def row(self, difference: refresh.Difference) -> dict:
        """A difference in an editor's words; all of them are text."""
        name = difference.field
        said, _read = origin_words(self.object, name, self.users)
        return {
            "name": name,
            "label": difference.label,
            "ours": value_words(name, difference.ours),
            "ours_from": said,
            "theirs": value_words(name, difference.theirs),
            "theirs_from": source_words(difference.source, difference.certainty),
            "ticked": difference.ticked,
            "takes": difference.takes,
        }

    @cached_property
    def users(self):
        return users_of(self.object)
