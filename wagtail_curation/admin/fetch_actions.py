"""What can be done with many pages at once: read them, try again, never mind."""

import time
from functools import partial
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.functional import cached_property, classproperty
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.views.bulk_action import BulkAction

from wagtail_curation.admin.filters import ResourceFilterSet
from wagtail_curation.admin.search import search_resources
from wagtail_curation.compat import policy_of
from wagtail_curation.library import fetching
from wagtail_curation.models import ResourceFetch, get_resource_model
from wagtail_curation.tasks import fetch_many, is_immediate, plain_key


def read_pages(keys, user) -> str:
    """Lets the pages of these resources be read; returns where to see how far that
    is. Without a queue that page does the work, bit by bit.
    """
    since = int(time.time())
    asked = [plain_key(key) for key in fetching.ask_for(keys, user)]
    if asked and not is_immediate(fetch_many):
        work = partial(fetch_many.enqueue, asked, plain_key(user.pk))
        transaction.on_commit(work)
    place = reverse("wagtail_curation_fetches:progress")
    return f"{place}?{urlencode({'since': since})}"


class AllThatIsListed:
    """For an action on resources: “all” are those that the listing shows, not those
    of the page at hand, and not those that its filters and its search leave out.
    """

    def get_all_objects_in_listing_query(self, parent_id):
        if self.model is not get_resource_model():
            return super().get_all_objects_in_listing_query(parent_id)
        records = self.model._default_manager.order_by()
        filters = ResourceFilterSet(self.request.GET, records, request=self.request)
        if filters.is_valid():
            records = filters.qs
        if words := self.request.GET.get("q", "").strip():
            records = search_resources(records, words)
        return list(records.order_by().values_list("pk", flat=True))


class CurationBulkAction(BulkAction):
    """For whoever may change resources. ``question`` says what will happen."""

    template_name = "wagtail_curation/admin/bulk_confirm.html"
    question: Any = ""
    yes = _("Yes, go on")
    no = _("No, leave it")

    @cached_property
    def policy(self):
        return policy_of(get_resource_model())

    def check_perm(self, obj):
        return self.policy.user_has_permission(self.request.user, "change")

    @classmethod
    def get_queryset(cls, model, object_ids):
        # What a colleague has dealt with meanwhile is no error.
        return model._default_manager.filter(pk__in=object_ids)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            title=self.display_name,
            question=self.question,
            yes=self.yes,
            no=self.no,
            **kwargs,
        )

    def get_execution_context(self):
        return {**super().get_execution_context(), "action": self}


class ReadPages(AllThatIsListed, CurationBulkAction):
    display_name = _("Read the pages")
    action_type = "curation_read_pages"
    aria_label = _("Read the pages of the selected resources")
    action_priority = 20
    question = _(
        "The pages of these resources are read, and what is empty is filled in. What "
        "somebody typed stays."
    )

    @classproperty
    def models(cls):
        return [get_resource_model()]

    @classmethod
    def execute_action(cls, objects, action=None, **kwargs):
        keys = [cls.resource_key(each) for each in objects]
        action.next_url = read_pages(keys, action.request.user)
        return len(keys), 0

    @staticmethod
    def resource_key(record):
        return record.pk


class TryAgain(ReadPages):
    display_name = _("Try again")
    action_type = "try_again"
    aria_label = _("Try to read the selected pages again")
    action_priority = 10

    @classproperty
    def models(cls):
        return [ResourceFetch]

    @classmethod
    def get_queryset(cls, model, object_ids):
        rows = super().get_queryset(model, object_ids)
        return rows.failed().select_related("resource")

    @staticmethod
    def resource_key(record):
        return record.resource_id


class NeverMind(CurationBulkAction):
    display_name = _("Never mind")
    action_type = "never_mind"
    aria_label = _("Take the selected failures off the list")
    action_priority = 20
    question = _("These failures are taken off the list. The resources stay.")

    @classproperty
    def models(cls):
        return [ResourceFetch]

    @classmethod
    def get_queryset(cls, model, object_ids):
        rows = super().get_queryset(model, object_ids)
        return rows.failed().select_related("resource")

    @classmethod
    def execute_action(cls, objects, **kwargs):
        rows = ResourceFetch.objects.filter(pk__in=[each.pk for each in objects])
        return fetching.forget(rows), 0

    def get_success_message(self, num_parent_objects, num_child_objects):
        said = ngettext(
            "%(count)s failure is off the list.",
            "%(count)s failures are off the list.",
            num_parent_objects,
        )
        return said % {"count": num_parent_objects}


BULK_ACTIONS = [ReadPages, TryAgain, NeverMind]
