"""Operational tables through wagtail-modeladmin: read, searched, exported."""
