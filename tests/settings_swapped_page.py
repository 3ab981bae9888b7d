"""The publisher has a base page model of their own (Wagtail 8).

`wagtail_curation.pages` steps aside: its pages extend Wagtail's default Page.
`tests.basepage` builds the same pages from the mixins, as such a publisher does.
"""

from tests.settings import *

INSTALLED_APPS = [
    "tests.basepage" if app == "wagtail_curation.pages" else app
    for app in INSTALLED_APPS
]
WAGTAIL_PAGE_MODEL = "basepage.BasePage"
WAGTAIL_CURATION_SERIES_PAGE_MODEL = "basepage.SeriesPage"
WAGTAIL_CURATION_ROUNDUP_PAGE_MODEL = "basepage.RoundupPage"
