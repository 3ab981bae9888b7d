"""Imports a file into a test database, slowly enough to be killed."""

import sys
import time

import django
from django.conf import settings


def main(database: str, path: str) -> None:
    settings.DATABASES["default"]["NAME"] = database
    django.setup()
    from django.core.management import call_command

    from wagtail_curation.library.intake import bringing

    add = bringing.adding.add

    def slowly(*args, **kwargs):
        time.sleep(0.01)
        print("one", flush=True)
        return add(*args, **kwargs)

    bringing.adding.add = slowly
    bringing.BATCH = 5
    call_command("import_resources", path)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
