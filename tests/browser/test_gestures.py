"""A part takes at most half the gestures of the same article in a stock page."""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
CHROMIUM = os.environ.get("CHROMIUM_PATH", "/usr/bin/chromium")


@pytest.fixture(scope="module")
def counts() -> dict[str, dict[str, int]]:
    """Gestures by way; the benchmark has made sure that all pages say the same."""
    has_all = Path(CHROMIUM).exists() and importlib.util.find_spec("playwright")
    if not has_all and os.environ.get("CI") != "true":
        pytest.skip("Chromium or Playwright is missing")
    command = [sys.executable, REPOSITORY / "benchmarks" / "compose.py", "--json"]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


@pytest.mark.parametrize("way", ["address by address", "from a list"])
def test_a_part_takes_half_the_gestures_of_a_stock_page(counts, way):
    ours, stock = counts[f"roundup, {way}"], counts["stock page"]
    assert ours["gestures"] <= stock["gestures"] / 2, counts


def test_and_less_is_typed(counts):
    ours, stock = counts["roundup, address by address"], counts["stock page"]
    assert ours["letters"] < stock["letters"]
