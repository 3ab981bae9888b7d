"""An entry of the inbox by itself: its note, its passages, its resource’s topics."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.tags import TagField
from wagtail.admin.views.generic import EditView
from wagtail.admin.widgets import AdminAutoHeightTextInput

from wagtail_curation.admin.inbox.listing import url_of
from wagtail_curation.admin.usage import where_used
from wagtail_curation.library.inbox import BREAK, MOST_NOTE, MOST_SELECTION
from wagtail_curation.models import InboxEntry, Topic


def words_fields() -> dict[str, forms.Field]:
    """Note and passage, as every form of the inbox asks for them."""
    return {
        "selection": forms.CharField(
            label=_("Passage"),
            required=False,
            max_length=MOST_SELECTION,
            widget=AdminAutoHeightTextInput(attrs={"rows": 3}),
            help_text=_now(
                "Becomes a pull quote. Between two quotes write a line “%(break)s”."
            )
            % {"break": BREAK},
        ),
        "note": forms.CharField(
            label=_("Note"),
            required=False,
            max_length=MOST_NOTE,
            widget=AdminAutoHeightTextInput(attrs={"rows": 2}),
            help_text=_("For colleagues: why, and for which part."),
        ),
    }


def topics_field() -> TagField:
    return TagField(label=_("Topics"), required=False, tag_model=Topic)


class EntryForm(forms.ModelForm):
    class Meta:
        model = InboxEntry
        fields = ["selection", "note"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.update(words_fields())


class EntryEditView(EditView):
    template_name = "wagtail_curation/admin/inbox/edit.html"

    def get_context_data(self, **kwargs):
        entry = self.object
        return super().get_context_data(
            resource=entry.resource,
            used=where_used(entry.resource),
            taken_into=entry.taken_into,
            remove_url=f"{url_of('remove')}?entry={entry.pk}",
            **kwargs,
        )
