"""A record is changed, and the live pages that show it follow: in search, and in the
cache in front of the site. The cache is a server on loopback that is sent the real
requests.
"""

import pytest
from django.db import connection, transaction
from wagtail.models import Locale
from wagtail.search.backends import get_search_backend

from tests.webserver import WebServer, page
from wagtail_curation.mentions.showing import live_pages_showing
from wagtail_curation.models import get_roundup_page_model
from wagtail_curation.oncommit import once
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    PersonFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)

# MySQL's full-text indexes know only what has been committed.
pytestmark = pytest.mark.django_db(transaction=connection.vendor == "mysql")


class Cache:
    """What stands before a site: notes which of its pages it is to forget."""

    def __init__(self, server):
        self.server = server

    def purged(self) -> list[str]:
        """The paths of the requests since it was asked last."""
        assert {it.line.split()[0] for it in self.server.asked} <= {"PURGE"}
        paths = sorted(it.path for it in self.server.asked)
        self.server.asked.clear()
        return paths


@pytest.fixture
def cache(settings):
    server = WebServer()
    server._reply = lambda asked: page(b"Purged")
    settings.WAGTAILFRONTENDCACHE = {
        "default": {
            "BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend",
            "LOCATION": f"http://127.0.0.1:{server.port}",
        }
    }
    # Or Wagtail purges each address of one language in all of them.
    settings.WAGTAILFRONTENDCACHE_LANGUAGES = []
    yield Cache(server)
    server.close()


@pytest.fixture
def commits(db, django_capture_on_commit_callbacks):
    def block():
        return django_capture_on_commit_callbacks(execute=True)

    return block


def address_of(page) -> str:
    return page.get_url_parts()[2]


def ways(person) -> dict:
    """Each way in which a live page shows a person, as a page."""
    credited = ResourceFactory(people=[person])
    quote = blocks.pull_quote
    series = RoundupSeriesPageFactory(curators=[person])
    return {
        "credited": CuratedRoundupPageFactory(
            body=[blocks.numbered_resource(credited)]
        ),
        "further": CuratedRoundupPageFactory(
            body=[blocks.numbered_resource(further=[credited])]
        ),
        "source": CuratedRoundupPageFactory(body=[quote(source=credited)]),
        "speaker": CuratedRoundupPageFactory(body=[quote(speaker=person)]),
        "in an item": CuratedRoundupPageFactory(
            body=[blocks.numbered_resource(None, [quote(speaker=person)])]
        ),
        "bio": CuratedRoundupPageFactory(body=[blocks.author_bio(person)]),
        "curator": CuratedRoundupPageFactory(curators=[person]),
        "series": series,
        "part": CuratedRoundupPageFactory(parent=series),
    }


WAYS = "credited further source speaker bio curator series part".split()


@pytest.mark.parametrize("way", [*WAYS, "in an item"])
def test_a_changed_person_purges_each_page_that_shows_them(cache, commits, way):
    ada = PersonFactory()
    with commits():
        shown = ways(ada)
        CuratedRoundupPageFactory(
            parent=shown["series"], curators=[PersonFactory()], items=1
        )
    cache.purged()
    with commits():
        ada.role = "Mathematician"
        ada.save()
    purged = cache.purged()
    assert address_of(shown[way]) in purged
    assert purged == sorted(map(address_of, shown.values()))


def test_a_changed_resource_purges_its_pages_with_alias_and_translation(cache, commits):
    resource = ResourceFactory()
    german = Locale.objects.get_or_create(language_code="de")[0]
    with commits():
        part = CuratedRoundupPageFactory(body=[blocks.numbered_resource(resource)])
        alias = part.create_alias(parent=RoundupSeriesPageFactory())
        translation = part.copy_for_translation(german, copy_parents=True)
        translation.get_latest_revision_as_object().save_revision().publish()
        CuratedRoundupPageFactory(items=1)
    cache.purged()
    with commits():
        resource.title = "Mended"
        resource.save()
    shown = {address_of(it) for it in (part, alias, translation)}
    assert set(cache.purged()) == shown
    assert len(live_pages_showing(resource)) == 3


def test_nothing_is_purged_for_drafts_nor_for_a_record_that_no_page_shows(
    cache, commits
):
    resource, ada = ResourceFactory(), PersonFactory()
    with commits():
        body = [blocks.numbered_resource(resource), blocks.author_bio(ada)]
        CuratedRoundupPageFactory(body=body, live=False, curators=[ada])
        live = CuratedRoundupPageFactory(items=1)
    cache.purged()
    with commits():
        live = get_roundup_page_model().objects.get(pk=live.pk)
        live.body = [*live.body.get_prep_value(), *body]
        live.save_revision()
    with commits():
        resource.save()
        ada.save()
    assert cache.purged() == []
    assert not live_pages_showing(resource)
    assert not live_pages_showing(ada)


def test_a_page_is_found_by_the_new_name_of_who_speaks_on_it(commits):
    ada = PersonFactory(name="Ada Lovelace")
    with commits():
        part = CuratedRoundupPageFactory(body=[blocks.pull_quote(speaker=ada)])
    with commits():
        ada.name = "Augusta King"
        ada.save()

    def found(text):
        pages = get_roundup_page_model().objects.all()
        return list(get_search_backend().search(text, pages))

    assert found("Augusta") == [part]
    assert found("Lovelace") == []


def test_credits_and_links_purge_once_for_a_form_that_saves_them_all(cache, commits):
    ada, bo = PersonFactory(), PersonFactory()
    resource = ResourceFactory(people=[ada, bo])
    with commits():
        part = CuratedRoundupPageFactory(body=[blocks.numbered_resource(resource)])
    cache.purged()
    with commits(), transaction.atomic():
        resource.title = "Mended"
        resource.save()
        resource.contributors.all()[0].save()
        resource.contributors.all()[1].delete()
    assert cache.purged() == [address_of(part)]
    with commits(), transaction.atomic():
        ada.links.create(label="Home", url="https://example.org/")
        ada.save()
    assert cache.purged() == [address_of(part)]


@pytest.mark.parametrize("kind", ["resource", "person"])
def test_a_page_is_purged_when_what_it_showed_is_deleted(cache, commits, kind):
    record = PersonFactory() if kind == "person" else ResourceFactory()
    block = blocks.author_bio if kind == "person" else blocks.numbered_resource
    with commits():
        part = CuratedRoundupPageFactory(body=[block(record)])
    cache.purged()
    with commits():
        record.delete()
    assert cache.purged() == [address_of(part)]


def test_a_change_that_is_rolled_back_takes_no_other_s_place(commits):
    done = []
    with commits(), transaction.atomic():
        once("work", lambda: done.append("first"))
        try:
            with transaction.atomic():
                once("work", lambda: done.append("second"))
                raise ValueError
        except ValueError:
            pass
    assert done == ["first"]
    with commits(), transaction.atomic():
        once("work", lambda: done.append("third"))
        once("work", lambda: done.append("fourth"))
    assert done == ["first", "fourth"]


def test_finding_the_pages_is_one_query(django_assert_num_queries):
    ada = PersonFactory()
    shown = ways(ada)
    list(live_pages_showing(ada))
    for record in (ada, ResourceFactory()):
        with django_assert_num_queries(1):
            found = {page.pk for page in live_pages_showing(record)}
        assert found == ({it.pk for it in shown.values()} if record is ada else set())
