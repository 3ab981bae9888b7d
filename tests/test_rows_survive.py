"""Each test finds what migrations wrote, whatever the one before it committed."""

import pytest
from wagtail.models import Collection, Locale, Site


@pytest.mark.parametrize("time", ["first", "second"])
@pytest.mark.django_db(transaction=True)
def test_rows_of_migrations_outlive_a_test_that_commits(time):
    assert Site.objects.get(is_default_site=True).root_page.specific
    assert Collection.get_first_root_node() is not None
    assert Locale.objects.filter(language_code="en").exists()
    Site.objects.all().delete()
    Collection.objects.all().delete()
