"""factory-boy factories for records and pages, in any project.

They create what the project's settings name: its own resource model, its own page
models, over its own base page. Import them once Django is set up, and read
``wagtail_curation.testing.blocks`` for the blocks of a body.
"""

import json

import factory
from django.apps import apps
from django.conf import settings as django_settings
from django.utils import timezone
from factory.django import DjangoModelFactory
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.images import get_image_model_string
from wagtail.models import Locale, Site

from wagtail_curation.conf import settings
from wagtail_curation.mentions.service import index_page
from wagtail_curation.models import ResourceContributor
from wagtail_curation.models.parts import next_free_number
from wagtail_curation.models.swapped import page_model_string
from wagtail_curation.testing import blocks

COLOURS = ["#1d3557", "#457b9d", "#2a9d8f", "#8ab17d", "#e9c46a", "#f4a261", "#9c3d54"]


def home_page():
    """The root page of the default site; both are made when there is no site."""
    if site := Site.objects.filter(is_default_site=True).first():
        return site.root_page
    language = get_supported_content_language_variant(django_settings.LANGUAGE_CODE)
    Locale.objects.get_or_create(language_code=language)
    page_model = apps.get_model(page_model_string())
    root = page_model.get_first_root_node()
    root = root or page_model.add_root(instance=page_model(title="Root", slug="root"))
    home = root.add_child(instance=page_model(title="Home", slug="home"))
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    return home


class PictureFactory(DjangoModelFactory):
    """An image of the site's image model: a small plane of one colour."""

    class Meta:
        model = get_image_model_string()

    title = factory.Sequence("Picture {}".format)
    file = factory.django.ImageField(
        width=48,
        height=32,
        format="PNG",
        color=factory.Iterator(COLOURS),
        filename=factory.Sequence("picture-{}.png".format),
    )


class PersonFactory(DjangoModelFactory):
    """Somebody; ``photo=True`` gives them a generated picture."""

    class Meta:
        model = "wagtail_curation.Person"

    name = factory.Sequence("Ada Example {}".format)
    role = "Learning designer"
    organisation = "The Reading Room"

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        if kwargs.get("photo") is True:
            kwargs["photo"] = PictureFactory()
        return super()._create(model_class, *args, **kwargs)


class TopicFactory(DjangoModelFactory):
    class Meta:
        model = "wagtail_curation.Topic"

    name = factory.Sequence("Topic {}".format)


def add_topics(record, topics) -> None:
    """Topics by name, or as records; saved with the record they are on."""
    record.topics.add(*[getattr(topic, "name", topic) for topic in topics])


class ResourceFactory(DjangoModelFactory):
    """A resource with an address of its own.

    ``book=True``: one without an address. ``image=True``: with a generated picture.
    ``people=[person, …]``: its contributors, in order. ``topics=["Name", …]``.
    """

    class Meta:
        model = settings.RESOURCE_MODEL

    class Params:
        book = factory.Trait(url="", kind="book", publisher="Example Press")

    url = factory.Sequence("https://example.org/resources/{}".format)
    title = factory.Sequence("Notes on learning {}".format)
    publisher = "The Reading Room"
    kind = "article"

    @classmethod
    def _create(cls, model_class, *args, people=(), topics=(), **kwargs):
        if kwargs.get("image") is True:
            kwargs["image"] = PictureFactory()
        resource = super()._create(model_class, *args, **kwargs)
        for place, person in enumerate(people):
            ResourceContributor.objects.create(
                resource=resource, person=person, sort_order=place
            )
        if topics:
            add_topics(resource, topics)
            resource.save()
        return resource


class PageUnderParentFactory(DjangoModelFactory):
    """A page, added to ``parent``; live unless ``live=False``.

    ``curators=[person, …]`` in their order.
    """

    class Meta:
        abstract = True

    @classmethod
    def _default_parent(cls):
        return home_page()

    @classmethod
    def _build(cls, model_class, *args, parent=None, curators=(), **kwargs):
        page = model_class(*args, **kwargs)
        curator = model_class._meta.get_field("curators").related_model
        page.curators = [
            curator(person=person, sort_order=place)
            for place, person in enumerate(curators)
        ]
        return page

    @classmethod
    def _create(cls, model_class, *args, parent=None, **kwargs):
        parent = parent or cls._default_parent()
        # Another instance of the parent may have been given children since.
        parent.refresh_from_db(fields=["path", "depth", "numchild"])
        kwargs = cls._under(parent, kwargs)
        if kwargs.get("live", True):
            kwargs.setdefault("first_published_at", timezone.now())
            kwargs.setdefault("last_published_at", kwargs["first_published_at"])
        else:
            kwargs.setdefault("has_unpublished_changes", True)
        return parent.add_child(instance=cls._build(model_class, *args, **kwargs))

    @classmethod
    def _under(cls, parent, kwargs: dict) -> dict:
        """What a page is given because of where it stands."""
        return kwargs


class RoundupSeriesPageFactory(PageUnderParentFactory):
    """A series, under the default site's root page by default."""

    class Meta:
        model = settings.SERIES_PAGE_MODEL

    title = factory.Sequence("Key learning resources {}".format)


class CuratedRoundupPageFactory(PageUnderParentFactory):
    """A part with the next free number, of a new series by default.

    ``items=N``: N numbered resources, each with a new resource and a commentary;
    ``quotes=True`` adds a pull quote to each, ``images=True`` a picture to each
    resource. ``body``: blocks of one's own, before those items. ``topics``: names.
    """

    class Meta:
        model = settings.ROUNDUP_PAGE_MODEL

    title = factory.Sequence("Roundup {}".format)

    @classmethod
    def _default_parent(cls):
        return RoundupSeriesPageFactory()

    @classmethod
    def _under(cls, parent, kwargs):
        return {"part_number": next_free_number(parent), **kwargs}

    @classmethod
    def _build(
        cls,
        model_class,
        *args,
        items=0,
        quotes=False,
        images=False,
        body=(),
        topics=(),
        **kwargs,
    ):
        made = [item(quote=quotes, image=images) for _ in range(items)]
        kwargs["body"] = json.dumps([*body, *made])
        page = super()._build(model_class, *args, **kwargs)
        if topics:
            add_topics(page, topics)
        return page

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        page = super()._create(model_class, *args, **kwargs)
        # In a test's transaction nothing is ever "on commit".
        index_page(page.pk)
        return page


def item(quote: bool = False, image: bool = False) -> blocks.Block:
    """A numbered resource with a new resource; optionally a quote, a picture."""
    content = [blocks.commentary()]
    if quote:
        content.append(blocks.pull_quote(speaker_name="Ada Example"))
    return blocks.numbered_resource(ResourceFactory(image=image or None), content)
