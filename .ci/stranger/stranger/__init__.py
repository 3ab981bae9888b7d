"""What the sites in variants/ share; copied into each project. Sets Django up."""

import os
import warnings

import django

warnings.filterwarnings("error", module=r"wagtail_curation(\..*)?")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mysite.settings.dev")
django.setup()
