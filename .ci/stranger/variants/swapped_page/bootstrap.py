"""The base page, alone, before the first `migrate`: by Wagtail's own documentation.

What it says under “Defining custom base page models”, with `publisher` for `basepage`.
"""

import importlib
import subprocess
import sys
from pathlib import Path

MIGRATIONS = Path("publisher", "migrations")
#: They point at tables that are made later.
LATER = {"latest_revision", "live_revision", "locale", "translation_key"}
SECOND = """from django.db import migrations
from wagtail.models import (
    BootstrapLocaleField,
    BootstrapTranslatableModel,
    BootstrapTranslationKeyField,
)


class Migration(migrations.Migration):
    dependencies = [
        ("publisher", "0001_initial"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]
    operations = [
        BootstrapLocaleField("publisher.BasePage"),
        BootstrapTranslationKeyField("publisher.BasePage"),
        BootstrapTranslatableModel("publisher.BasePage"),
    ]
"""


def manage(*command: str) -> None:
    """A process of its own: the models change from one to the next."""
    subprocess.run([sys.executable, "manage.py", *command], check=True)


def replace(path: str, *changes: tuple[str, str]) -> None:
    file = Path(path)
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, f"{path} lacks {old!r}"
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


def first_migrations() -> None:
    """The app's migrations 1 to 3; its models are the base page alone."""
    manage("makemigrations", "publisher")
    # Rewritten where settings are known, which here they are not yet.
    subprocess.run(
        [sys.executable, "-c", "import bootstrap; bootstrap.before_wagtail()"],
        check=True,
    )
    (MIGRATIONS / "0002_bootstrap_page_model.py").write_text(SECOND)
    # Asked nothing, Django does what option 2 is: “Ignore for now”.
    manage("makemigrations", "publisher", "--noinput", "-n", "finalize_page_model")


def before_wagtail() -> None:
    """Takes out of the first migration what waits for Wagtail's."""
    import stranger  # noqa: F401  sets Django up
    from django.db.migrations.writer import MigrationWriter

    name = "0001_initial"
    module = importlib.import_module(f"publisher.migrations.{name}")
    migration = module.Migration(name, "publisher")
    migration.dependencies = [
        it for it in migration.dependencies if it[0] != "wagtailcore"
    ]
    (page,) = migration.operations
    page.fields = [it for it in page.fields if it[0] not in LATER]
    page.options.pop("unique_together")
    (MIGRATIONS / f"{name}.py").write_text(MigrationWriter(migration).as_string())


def move_home() -> None:
    """The project's own pages, over the base page."""
    replace(
        "home/models.py",
        ("from wagtail.models import Page", "from publisher.models import BasePage"),
        ("(Page)", "(BasePage)"),
    )
    replace(
        "home/migrations/0001_initial.py",
        ("page_ptr", "basepage_ptr"),
        ("wagtailcore.Page", "publisher.BasePage"),
        ("wagtailcore.page", "publisher.basepage"),
    )
    replace(
        "home/migrations/0002_create_homepage.py",
        ("wagtailcore.Page", "publisher.BasePage"),
        (
            'model="page", app_label="wagtailcore"',
            'model="basepage", app_label="publisher"',
        ),
    )
    replace(
        "search/views.py",
        (
            "from wagtail.models import Page",
            "from publisher.models import BasePage as Page",
        ),
    )
