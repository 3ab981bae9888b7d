"""A topic is renamed, deleted, merged with another."""

from functools import partial

from django import forms
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.views.generic import CreateView, DeleteView, EditView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from wagtail_curation.admin.topics.listing import MERGE_ICON, NAMESPACE, counted
from wagtail_curation.compat import policy_of
from wagtail_curation.library.topic_merge import (
    TopicGone,
    merge_topics,
    pages_with,
    resources_with,
)
from wagtail_curation.library.topics import tidied
from wagtail_curation.mentions.following import batches
from wagtail_curation.models import Topic
from wagtail_curation.tasks import follow_resources, plain_key, refresh_pages


class TopicForm(WagtailAdminModelForm):
    class Meta:
        model = Topic
        fields = ["name"]

    def clean_name(self):
        name = next(iter(tidied([self.cleaned_data["name"]])), "")
        if not name:
            raise forms.ValidationError(_now("Write a name."))
        others = Topic.objects.filter(name__iexact=name).exclude(pk=self.instance.pk)
        if other := others.first():
            raise forms.ValidationError(
                _now(
                    "There is a topic “%(name)s” already. To make one of two, use "
                    "“Merge” in the list of topics."
                )
                % {"name": other.name}
            )
        return name


def follow(resources: list, pages: list) -> None:
    """Lets search and the cache follow on what had a topic that has changed."""
    follow_resources(resources)
    for some in batches(map(plain_key, pages)):
        transaction.on_commit(partial(refresh_pages.enqueue, some))


class AddTopicView(CreateView):
    page_title = _("Add a topic")


class EditTopicView(EditView):
    def save_instance(self):
        topic = super().save_instance()
        if "name" in self.form.changed_data:
            follow(resources_with(topic), pages_with(topic))
        return topic


def usage_words(topic: Topic) -> str:
    """One sentence on what has a topic; "" for nothing."""
    topic = counted(Topic.objects.filter(pk=topic.pk)).get()
    said = []
    if count := topic.resource_count:
        words = ngettext("%(count)s resource", "%(count)s resources", count)
        said.append(words % {"count": count})
    if count := topic.page_count:
        words = ngettext("%(count)s roundup", "%(count)s roundups", count)
        said.append(words % {"count": count})
    return _now("On: %(places)s.") % {"places": ", ".join(said)} if said else ""


class DeleteTopicView(DeleteView):
    """Says what loses the topic; nothing else is lost with it."""

    template_name = "wagtail_curation/admin/topics/delete.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(used=usage_words(self.object), **kwargs)

    def delete_action(self):
        resources, pages = resources_with(self.object), pages_with(self.object)
        super().delete_action()
        follow(resources, pages)


class IntoForm(forms.Form):
    into = forms.ModelChoiceField(
        label=_("The topic that stays"), queryset=Topic.objects.none()
    )

    def __init__(self, *args, topic, **kwargs):
        super().__init__(*args, **kwargs)
        others = Topic.objects.exclude(pk=topic.pk).order_by("name", "pk")
        self.fields["into"].queryset = others


class MergeTopicView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """GET asks into which; POST merges."""

    page_title = _("Merge")
    header_icon = MERGE_ICON
    template_name = "wagtail_curation/admin/topics/merge.html"
    form_class = IntoForm

    @cached_property
    def permission_policy(self):
        return policy_of(Topic)

    def dispatch(self, request, *args, **kwargs):
        for action in ("change", "delete"):
            if not self.permission_policy.user_has_permission(request.user, action):
                raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def object(self) -> Topic:
        return get_object_or_404(Topic, pk=unquote(str(self.kwargs["pk"])))

    def get_page_subtitle(self):
        return str(self.object)

    def get_breadcrumbs_items(self):
        index = {"url": reverse(f"{NAMESPACE}:index"), "label": _("Topics")}
        here = {"url": "", "label": self.page_title, "sublabel": str(self.object)}
        return [*self.breadcrumbs_items, index, here]

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "topic": self.object}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            object=self.object,
            used=usage_words(self.object),
            index_url=reverse(f"{NAMESPACE}:index"),
            **kwargs,
        )

    def form_valid(self, form):
        index = redirect(f"{NAMESPACE}:index")
        name, kept = self.object.name, form.cleaned_data["into"]
        with transaction.atomic():
            follow(resources_with(self.object), pages_with(self.object))
            try:
                kept = merge_topics(kept.pk, self.object.pk, self.request.user)
            except TopicGone:
                words = _now("One of the two is not there any more. Nothing is merged.")
                messages.error(self.request, words)
                return index
        url = reverse(f"{NAMESPACE}:edit", args=[quote(kept.pk)])
        messages.success(
            self.request,
            _now("“%(merged)s” is merged into “%(kept)s”.")
            % {"merged": name, "kept": kept.name},
            buttons=[messages.button(url, _now("Edit"))],
        )
        return index
