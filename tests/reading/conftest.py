"""Fixtures for the tests of what readers see."""

import pytest

from tests.reading.html import read


@pytest.fixture
def visit(client):
    """`visit(page)`: the page as anybody sees it, read into a tree."""

    def visit(page, query: str = ""):
        response = client.get(page.url + query)
        assert response.status_code == 200
        return read(response.content.decode())

    return visit
