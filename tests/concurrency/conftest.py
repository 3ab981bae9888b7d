"""Threads run for as long as they are given: see the marker in pyproject.toml."""

from pathlib import Path


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("bounds")
