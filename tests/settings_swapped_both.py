"""The publisher has base pages and resources of their own."""

from tests.settings_swapped_page import *

WAGTAIL_CURATION_RESOURCE_MODEL = "testapp.CustomResource"
