"""The concrete pages, for sites with Wagtail's own base page."""
