"""The publisher's resources have a field of their own."""

from tests.settings import *

WAGTAIL_CURATION_RESOURCE_MODEL = "testapp.CustomResource"
