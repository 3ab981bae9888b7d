"""Deleting resources, with what that does to the pages that use them."""

from typing import Any

from django.db.models import ProtectedError, RestrictedError
from django.utils.functional import classproperty
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction

from wagtail_curation.admin.fetch_actions import AllThatIsListed
from wagtail_curation.admin.usage import live_keys, pages_of
from wagtail_curation.admin.using_pages import named_pages
from wagtail_curation.library.many import delete_all
from wagtail_curation.models import get_resource_model

MOST_PAGES = 20


class DeleteResources(AllThatIsListed, DeleteBulkAction):
    """In the place of Wagtail’s own: its hooks run, its log is written, and it says
    which pages lose something.
    """

    template_name = "wagtail_curation/admin/bulk_delete.html"
    aria_label = _("Delete the selected resources")
    action_priority = 60

    @classproperty
    def models(cls):
        return [get_resource_model()]

    @classmethod
    def get_queryset(cls, model, object_ids):
        # What a colleague has deleted meanwhile is no error.
        return model._default_manager.filter(pk__in=object_ids)

    def annotate_items(self, items):
        # Wagtail counts the references of each item in turn; what follows asks once.
        return items

    def prepare_action(self, objects, objects_without_access):
        return None

    def object_context(self, snippet):
        return BulkAction.object_context(self, snippet)

    def get_context_data(self, **kwargs):
        self.is_protected = False
        context = super().get_context_data(**kwargs)
        records = [each["item"] for each in context["items"]]
        return {**context, **self.usage_of(records), "title": self.display_name}

    def usage_of(self, records: list) -> dict[str, Any]:
        using = pages_of(records)
        keys = {page for pages in using.values() for page in pages}
        if not keys:
            return {"warning": "", "pages": [], "others": 0}
        words = {"used": len(using), "all": len(records), "pages": len(keys)}
        words["live"] = len(live_keys(keys))
        pages = named_pages(self.request.user, keys, MOST_PAGES)
        return {
            "warning": _warning(words),
            "pages": pages,
            "others": len(keys) - len(pages),
        }

    @classmethod
    def execute_action(cls, objects, **kwargs):
        action = kwargs["self"]
        try:
            return delete_all(objects, action.request.user), 0
        except (ProtectedError, RestrictedError) as error:
            holders = error.args[1] if len(error.args) > 1 else ()
            action.held_by = str(next(iter(holders), ""))
            return 0, 0

    def get_success_message(self, num_parent_objects, num_child_objects):
        if holder := getattr(self, "held_by", ""):
            words = _now(
                "“%(object)s” needs one of these resources: change it first. Nothing "
                "was deleted."
            )
            messages.error(self.request, words % {"object": holder})
            return None
        said = ngettext(
            "%(count)s resource was deleted.",
            "%(count)s resources were deleted.",
            num_parent_objects,
        )
        return said % {"count": num_parent_objects}


def _warning(words: dict[str, int]) -> str:
    if words["all"] == 1:
        said = ngettext(
            "It is used on %(pages)s page; live pages among these: %(live)s.",
            "It is used on %(pages)s pages; live pages among these: %(live)s.",
            words["pages"],
        )
    else:
        said = ngettext(
            "%(used)s of %(all)s are used, on %(pages)s page; live: %(live)s.",
            "%(used)s of %(all)s are used on %(pages)s pages, %(live)s of them live.",
            words["pages"],
        )
    return said % words
