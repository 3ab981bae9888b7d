"""Settings of a site that is set up wrongly; MISTAKE says how."""

import os

from tests.settings import *

MISTAKE = os.environ["MISTAKE"]

if MISTAKE == "no modeladmin":
    INSTALLED_APPS.remove("wagtail_modeladmin")
elif MISTAKE == "modeladmin without its package":
    INSTALLED_APPS.remove("wagtail_modeladmin")
    # As if it had never been installed with pip either.
    import sys

    sys.modules["wagtail_modeladmin"] = None  # type: ignore[assignment]
elif MISTAKE == "pages on a swapped page":
    INSTALLED_APPS.append("tests.basepage")
    WAGTAIL_PAGE_MODEL = "basepage.BasePage"
elif MISTAKE == "no app templates":
    TEMPLATES[0] = {**TEMPLATES[0], "APP_DIRS": False}
elif MISTAKE == "no base template":
    TEMPLATES[0] = {**TEMPLATES[0], "DIRS": []}
elif MISTAKE == "low in the list":
    INSTALLED_APPS.remove("wagtail_curation")
    INSTALLED_APPS.append("wagtail_curation")
