"""The models and their migrations agree in every configuration a site may have."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import wagtail

ROOT = Path(__file__).resolve().parents[1]

since_wagtail_8 = pytest.mark.skipif(
    wagtail.VERSION < (8, 0), reason="base pages can be swapped since Wagtail 8"
)


@pytest.mark.parametrize(
    "configuration",
    [
        "tests.settings",
        pytest.param("tests.settings_swapped_page", marks=since_wagtail_8),
        "tests.settings_swapped_resource",
        pytest.param("tests.settings_swapped_both", marks=since_wagtail_8),
        "tests.settings_extra_blocks",
        "tests.settings_german",
    ],
)
def test_no_migration_is_missing(configuration, tmp_path):
    ran = subprocess.run(
        [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run"],
        cwd=ROOT,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": configuration,
            "PYTHONPATH": str(ROOT),
            # Models alone decide: no database server is asked.
            "DATABASE_URL": f"sqlite:///{tmp_path / 'none.sqlite3'}",
        },
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "No changes detected" in ran.stdout
