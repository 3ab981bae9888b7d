"""What Wagtail 7.4 lacks beside 8.0, in one place."""

from wagtail import VERSION as WAGTAIL_VERSION

IS_WAGTAIL_8 = WAGTAIL_VERSION >= (8, 0)
