"""What a page really has: its words, and every address that it gives out."""

import json
import re
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup
from django.test import Client

ATTRIBUTES = ("href", "src", "action", "poster", "formaction")
#: Attributes of Stimulus controllers and choosers that hold an address.
DATA = re.compile(r"^data-.*(url|href|action|src)(-value)?$")
#: An address inside JSON, as Wagtail's widgets are handed theirs.
QUOTED = re.compile(r'"((?:https?://[^/"]+)?/[\w\-./%?=&]+)"')


def get(client: Client, path: str, *words: str) -> str:
    """The page at `path`: it is there, and has these words."""
    response = client.get(path)
    assert response.status_code == 200, f"{path}: {response.status_code}"
    html = (
        b"".join(response.streaming_content)
        if response.streaming
        else (response.content)
    ).decode(errors="replace")
    for word in words:
        assert word in html, f"{path} lacks {word!r}:\n{html}"
    return html


def tree(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def addresses(html: str, page: str) -> set[str]:
    """The addresses in a page, absolute, without fragments."""
    found = set()
    for element in tree(html).find_all(True):
        for name, value in element.attrs.items():
            if not isinstance(value, str) or not value:
                continue
            if name == "srcset":
                found |= {part.split()[0] for part in value.split(",")}
            elif (
                name in ATTRIBUTES
                or DATA.match(name)
                and re.match(r"https?://|/", value)
            ):
                found.add(value)
            elif name.startswith("data-") and value[0] in "[{":
                found |= in_json(value)
        if element.name == "script" and element.get("type", "").endswith("json"):
            found |= in_json(element.string or "")
    web = (urldefrag(urljoin(page, it)).url for it in found)
    return {it for it in web if it.startswith("http")}


def in_json(text: str) -> set[str]:
    """The strings of a JSON text that are addresses of a path of this site."""
    try:
        json.loads(text)
    except ValueError:
        return set()
    return {json.loads(f'"{it}"') for it in QUOTED.findall(text)}


@dataclass
class Crawler:
    """Gets every address that the pages of one origin give out.

    `follow`: whether the addresses in a page are followed as well; `known` answers:
    the statuses that are right for an address that was found.
    """

    client: Client
    origin: str
    statuses: dict[str, int] = field(default_factory=dict)
    found_on: dict[str, str] = field(default_factory=dict)

    def read(self, path: str) -> set[str]:
        """Gets a page, and the addresses of this origin that it has."""
        url = urljoin(self.origin, path)
        html = get(self.client, url[len(self.origin) :])
        self.statuses[url] = 200
        found = addresses(html, url)
        for address in found:
            self.found_on.setdefault(address, url)
        return {it for it in found if urlsplit(it).netloc == urlsplit(url).netloc}

    def ask(self, address: str) -> int:
        """The status of an address; what is wanted by POST says 405 to this."""
        if address not in self.statuses:
            response = self.client.get(address[len(self.origin) :])
            if response.streaming:
                b"".join(response.streaming_content)
            response.close()
            sent_to = response.headers.get("Location", "")
            assert "/login/" not in sent_to, f"{address}: who are you?"
            self.statuses[address] = response.status_code
        return self.statuses[address]
