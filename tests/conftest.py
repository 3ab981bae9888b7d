"""Fixtures that every room's tests may use."""

import ipaddress
import socket
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import translation
from pytest_django.plugin import blocking_manager_key

HERE = Path(__file__).parent
# What else the marker `uncounted` of pyproject.toml is for.
UNCOUNTED = [
    "admin/test_cost_of_screens.py",
    "admin/test_permissions.py",
    "api/test_cost.py",
    "checks/test_whole_sites.py",
    "concurrency",
    "docs",
    "example_site",
    "performance",
    "test_migrations.py",
    "test_packaging.py",
    "test_releasing.py",
    "tutorials",
    "web/test_attacks.py",
    "web/test_slow_servers.py",
]


@pytest.hookimpl(tryfirst=True)
def pytest_itemcollected(item):
    if any(item.path.is_relative_to(HERE / place) for place in UNCOUNTED):
        item.add_marker("uncounted")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Tests that commit run last, and each finds what migrations wrote.

    They empty the database behind them: root page, site and locale would be gone.
    Random order (pytest-randomly) would undo pytest-django's own sorting.
    """
    for item in items:
        if _commits(item):
            marker = item.get_closest_marker("django_db")
            wanted = {"transaction": True, "serialized_rollback": True}
            merged = {**(marker.kwargs if marker else {}), **wanted}
            item.add_marker(pytest.mark.django_db(**merged), append=False)
    items.sort(key=_commits)


_emptied = pytest.StashKey[bool]()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """What a committing test emptied is filled again for whoever comes after it.

    Of several processes, one that is done with its own tests takes over another's, and
    they may be of those that roll back.
    """
    stash = item.config.stash
    if _commits(item):
        stash[_emptied] = True
    elif stash.get(_emptied, False):
        stash[_emptied] = False
        with stash[blocking_manager_key].unblock():
            connection.creation.deserialize_db_from_string(
                connection._test_serialized_contents
            )


def _commits(item) -> bool:
    marker = item.get_closest_marker("django_db")
    return bool(
        (marker and marker.kwargs.get("transaction"))
        or {"transactional_db", "live_server"} & set(item.fixturenames)
    )


@pytest.fixture(autouse=True)
def _no_memory_between_tests():
    """Wagtail keeps site roots and renditions in the cache; rows are rolled back."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def _no_language_between_tests(settings):
    """A request’s language stays the thread’s when it was answered in this one."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(autouse=True, scope="session")
def _nothing_leaves_this_machine():
    """Whatever a test calls, it reaches no other machine."""
    connect = socket.socket.connect

    def connect_nearby(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6):
            if not _is_nearby(address[0]):
                raise AssertionError(f"a test tried to reach {address}")
        return connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_nearby)
        yield


def _is_nearby(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@pytest.fixture(autouse=True)
def canned_web():
    """All of the network that a test can reach: addresses it has answers for."""
    from wagtail_curation.testing.web import CannedWeb

    with CannedWeb() as web:
        yield web


@pytest.fixture
def loopback(canned_web, monkeypatch):
    """The real door, with a network behind it that is all on this machine."""
    from tests.loopback import Loopback
    from wagtail_curation import web

    internet = Loopback()
    monkeypatch.setattr(web, "_door", web._ask)
    monkeypatch.setattr(web, "_look_up", internet.look_up)
    monkeypatch.setattr(web, "_open", internet.open)
    yield internet
    internet.close()
    assert internet.strays == []


@pytest.fixture
def site(db):
    """The default site, as Wagtail's own migrations make it."""
    from wagtail.models import Site

    return Site.objects.get(is_default_site=True)


@pytest.fixture
def home_page(site):
    """The page that the default site begins with; add children to it."""
    return site.root_page


@pytest.fixture
def editor(django_user_model, db):
    """Someone who may edit pages and everything of ours, and is no superuser."""
    from django.contrib.auth.models import Group, Permission

    from wagtail_curation.models import get_resource_model

    user = django_user_model.objects.create_user(
        "editor", "editor@example.com", "editor"
    )
    user.groups.add(*Group.objects.filter(name__in=["Editors", "Moderators"]))
    ours = {"wagtail_curation", get_resource_model()._meta.app_label}
    user.user_permissions.add(
        *Permission.objects.filter(content_type__app_label__in=ours)
    )
    return user


@pytest.fixture
def overridden_templates(settings):
    """A publisher's own templates (tests/overrides/templates) stand above ours."""
    first, *rest = settings.TEMPLATES
    directory = settings.BASE_DIR / "overrides" / "templates"
    settings.TEMPLATES = [{**first, "DIRS": [directory, *first["DIRS"]]}, *rest]
