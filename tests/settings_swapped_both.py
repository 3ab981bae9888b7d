"""The publisher has a base page of their own, and resources with a field of their own."""

from tests.settings_swapped_page import *

WAGTAIL_CURATION_RESOURCE_MODEL = "testapp.CustomResource"
