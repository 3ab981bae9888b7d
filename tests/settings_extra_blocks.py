"""The publisher adds a numbered block of their own to every body."""

from tests.settings import *

WAGTAIL_CURATION_BLOCKS = "tests.testapp.blocks.body"
