"""Fixtures that every room's tests may use."""

import pytest
from django.core.cache import cache


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
