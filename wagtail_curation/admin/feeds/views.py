"""A feed is added, looked at now, paused."""

from django.db import IntegrityError, transaction
from django.http import HttpResponseRedirect
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import CreateView, IndexView
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from wagtail_curation import webwords
from wagtail_curation.admin.columns import WIDE
from wagtail_curation.admin.feeds.forms import NewFeedForm, already_watched
from wagtail_curation.compat import policy_of
from wagtail_curation.library import feeds
from wagtail_curation.metadata.address import AddressError
from wagtail_curation.models import WatchedFeed
from wagtail_curation.models.library import in_words, key_of
from wagtail_curation.webrules.problems import WebError

NAMESPACE = "wagtail_curation_feeds"
CELLS = "wagtail_curation/admin/feeds"


class StateColumn(Column):
    """Watched or paused, and what was wrong at the last look."""

    cell_template_name = f"{CELLS}/state_cell.html"

    def get_value(self, instance):
        return feeds.problem_words(instance)


class GesturesColumn(Column):
    """Buttons of their own: they post, and need no script."""

    cell_template_name = f"{CELLS}/gestures_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        request = parent_context["request"]
        may_change = policy_of(WatchedFeed).user_has_permission(request.user, "change")
        return {**context, "csrf_token": get_token(request), "may_change": may_change}


COLUMNS = [
    TitleColumn(
        "title",
        label=_("Feed"),
        accessor=str,
        url_name=f"{NAMESPACE}:edit",
        sort_key="title",
    ),
    StateColumn("state", label=_("State")),
    DateColumn(
        "checked_at", label=_("Last read"), sort_key="checked_at", classname=WIDE
    ),
    GesturesColumn("gestures", label=_("Actions")),
]


class FeedIndexView(IndexView):
    page_title = _("Watched feeds")
    columns = COLUMNS
    default_ordering = "title"


class AddFeedView(CreateView):
    """Saves what it has found at the address; nothing that it has not read."""

    page_title = _("Watch a feed")
    submit_button_label = _("Look for the feed")
    submit_button_active_label = _("Looking…")
    form_class = NewFeedForm

    def get_error_message(self):
        return _now("The feed is not watched yet: see what is missing.")

    def form_valid(self, form):
        self.form = form
        try:
            found = feeds.find_feed(form.cleaned_data["address"])
            return self.watch(form, found)
        except WebError as error:
            form.add_error("address", webwords.in_words(error))
        except AddressError as error:
            form.add_error("address", in_words(error))
        except feeds.NoFeed:
            form.add_error(
                "address",
                _now(
                    "There is no feed, and the page names none. Look on the site for "
                    "“RSS”, “Atom” or “Feed”, and paste that address."
                ),
            )
        except IntegrityError:
            # A page that names a feed which is watched, or somebody was quicker.
            known = already_watched(found.url)
            form.add_error("address", form.watched(known))
        self.produced_error_message = self.get_error_message()
        return self.form_invalid(form)

    def watch(self, form, found: feeds.Found):
        with transaction.atomic():
            feed = form.instance
            feed.url, feed.key = found.url, key_of(found.url)
            feed.added_by = self.request.user
            feed.title = feed.title or found.feed.title[:255]
            self.object = form.save()
            count = feeds.take_in(feed, found.feed, found.fetched)
        messages.success(
            self.request,
            ngettext(
                "“%(feed)s” is watched. Its newest entry is in the inbox.",
                "“%(feed)s” is watched. Its newest %(count)s entries are in the inbox.",
                count,
            )
            % {"feed": feed, "count": count}
            if count
            else _now("“%(feed)s” is watched.") % {"feed": feed},
        )
        return HttpResponseRedirect(self.get_success_url())


class FeedGesture(PermissionCheckedMixin, View):
    """One POST about one feed."""

    permission_required = "change"
    http_method_names = ["post", "options"]

    @property
    def permission_policy(self):
        return policy_of(WatchedFeed)

    def post(self, request, pk):
        self.do(get_object_or_404(WatchedFeed, pk=pk))
        return redirect(reverse(f"{NAMESPACE}:index"))

    def do(self, feed: WatchedFeed) -> None:
        raise NotImplementedError


class CheckNowView(FeedGesture):
    def do(self, feed):
        count = feeds.check(feed)
        if problem := feeds.problem_words(feed):
            messages.error(self.request, problem)
            return
        said = ngettext(
            "%(count)s new entry of “%(feed)s” is in the inbox.",
            "%(count)s new entries of “%(feed)s” are in the inbox.",
            count,
        )
        nothing = _now("“%(feed)s” has nothing new.")
        words = (said if count else nothing) % {"count": count, "feed": feed}
        messages.success(self.request, words)


class PauseView(FeedGesture):
    """Watched becomes paused, and the other way round."""

    def do(self, feed):
        feed.is_active = not feed.is_active
        feed.save(update_fields=["is_active"])
        watched, paused = _now("“%s” is watched again."), _now("“%s” is paused.")
        messages.success(self.request, (watched if feed.is_active else paused) % feed)
