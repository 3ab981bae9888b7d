"""Topics: the site's own vocabulary, kept apart from Wagtail's tags."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase
from wagtail.admin.panels import FieldPanel

from wagtail_curation.models.swapped import resource_model_string


class Topic(TagBase):
    """What a resource or a roundup is about."""

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]


class TopicsPanel(FieldPanel):
    """Topics in a form; two versions of them are compared by name."""

    def get_comparison_class(self):
        from wagtail.admin.compare import TagsFieldComparison

        class TopicsComparison(TagsFieldComparison):
            def get_item_display(self, tag):
                return str(tag)

        return TopicsComparison


class ResourceTopics(ClusterTaggableManager):
    """The topics of a resource.

    A site's own resource model must not depend on our migrations: ours point at
    that model already.  So a migration records the field with taggit's tables; it
    has no column that could tell the difference.
    """

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        kwargs.update(through="taggit.TaggedItem", to="taggit.Tag")
        return name, path, args, kwargs


class AbstractTopicOnPage(ItemBase):
    """A topic on a page; concrete classes add ``content_object``, a ParentalKey
    to their page with ``related_name="topic_items"``.
    """

    tag = models.ForeignKey(
        Topic,
        verbose_name=_("topic"),
        on_delete=models.CASCADE,
        related_name="%(app_label)s_%(class)s_items",
    )

    class Meta:
        abstract = True


class ResourceTopic(ItemBase):
    """A topic on a resource."""

    tag = models.ForeignKey(
        Topic,
        verbose_name=_("topic"),
        on_delete=models.CASCADE,
        related_name="resource_items",
    )
    content_object = ParentalKey(
        resource_model_string(),
        on_delete=models.CASCADE,
        related_name="topic_items",
    )

    class Meta:
        verbose_name = _("topic of a resource")
        verbose_name_plural = _("topics of resources")
        constraints = [
            models.UniqueConstraint(
                fields=["tag", "content_object"],
                name="wagtail_curation_topic_once",
            )
        ]
