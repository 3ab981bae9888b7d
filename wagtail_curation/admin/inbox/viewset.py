"""The addresses of the inbox."""

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet

from wagtail_curation.admin.inbox import changes, drafts, unused
from wagtail_curation.admin.inbox.editing import EntryEditView, EntryForm
from wagtail_curation.admin.inbox.filters import InboxFilterSet
from wagtail_curation.admin.inbox.listing import NAMESPACE, InboxIndexView
from wagtail_curation.models import InboxEntry


class InboxViewSet(ModelViewSet):
    model = InboxEntry
    name = NAMESPACE
    url_prefix = "curation/inbox"
    icon = "mail"
    menu_label = _("Inbox")
    menu_name = "curation-inbox"
    index_view_class = InboxIndexView
    edit_view_class = EntryEditView
    filterset_class = InboxFilterSet
    search_fields = ["note", "selection"]
    ordering = "-created_at"
    list_per_page = 50
    copy_view_enabled = False
    # An entry is no use of its resource.
    add_to_reference_index = False

    def get_common_view_kwargs(self, **kwargs):
        absent = ["add", "delete", "history", "usage"]
        names = {f"{name}_url_name": self.UNDEFINED for name in absent}
        return super().get_common_view_kwargs(**names, **kwargs)

    def get_form_class(self, for_update=False):
        return EntryForm

    def get_permissions_to_register(self):
        """All four: who may only look has a vote."""
        content_type = ContentType.objects.get_for_model(self.model)
        return Permission.objects.filter(content_type=content_type)

    def get_urlpatterns(self):
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("edit/<int:pk>/", self.edit_view, name="edit"),
            path("vote/<int:pk>/", changes.VoteView.as_view(), name="vote"),
            path("remove/", changes.RemoveView.as_view(), name="remove"),
            path("put-back/", changes.PutBackView.as_view(), name="put_back"),
            path("new-draft/", drafts.NewDraftView.as_view(), name="new_draft"),
            path("add-to-draft/", drafts.AddToDraftView.as_view(), name="add_to_draft"),
            path("unused/", unused.UnusedView.as_view(), name="unused"),
            path(
                "unused/results/",
                unused.UnusedView.as_view(results_only=True),
                name="unused_results",
            ),
            path("unused/keep/", unused.KeepView.as_view(), name="keep"),
        ]
