"""Runs ``rebuild_mentions`` on a test database, slowly enough to be killed."""

import sys
import time

import django
from django.conf import settings


def main(database: str) -> None:
    settings.DATABASES["default"]["NAME"] = database
    django.setup()
    from django.core.management import call_command

    from wagtail_curation.mentions import service

    index_page = service.index_page

    def slowly(page_pk):
        time.sleep(0.02)
        return index_page(page_pk)

    service.index_page = slowly
    call_command("rebuild_mentions", progress_every=1)


if __name__ == "__main__":
    main(sys.argv[1])
