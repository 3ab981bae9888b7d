"""A page as a tree, to ask what stands in it. Only for tests: our own HTML is sound."""

from html.parser import HTMLParser

VOID = {"meta", "link", "img", "br", "use", "path", "input", "hr", "base"}


class Element:
    def __init__(self, tag: str, attributes: dict, parent=None):
        self.tag, self.attributes, self.parent = tag, attributes, parent
        self.children: list = []

    def __getitem__(self, name: str) -> str:
        return self.attributes[name]

    def get(self, name: str):
        return self.attributes.get(name)

    @property
    def classes(self) -> list[str]:
        return (self.get("class") or "").split()

    @property
    def text(self) -> str:
        """Its words, runs of white space as one space."""
        found = [c if isinstance(c, str) else c.text for c in self.children]
        return " ".join("".join(found).split())

    def walk(self):
        for child in self.children:
            if not isinstance(child, str):
                yield child
                yield from child.walk()

    def all(self, tag: str = "", cls: str = "", **attributes) -> list["Element"]:
        """The elements below with this tag, class and attributes, in order."""
        return [
            element
            for element in self.walk()
            if tag in ("", element.tag)
            and (not cls or cls in element.classes)
            and all(element.get(k) == v for k, v in attributes.items())
        ]

    def one(self, tag: str = "", cls: str = "", **attributes) -> "Element":
        found = self.all(tag, cls, **attributes)
        assert len(found) == 1, f"{len(found)} × {tag}.{cls} {attributes}"
        return found[0]


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.here = self.root = Element("", {})

    def handle_starttag(self, tag, attrs):
        element = Element(tag, dict(attrs), self.here)
        self.here.children.append(element)
        if tag not in VOID:
            self.here = element

    def handle_startendtag(self, tag, attrs):
        self.here.children.append(Element(tag, dict(attrs), self.here))

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        assert tag == self.here.tag, f"</{tag}> closes <{self.here.tag}>"
        self.here = self.here.parent

    def handle_data(self, data):
        self.here.children.append(data)


def read(html: str) -> Element:
    """The document; AssertionError where a tag is closed that is not open."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.here is reader.root, f"<{reader.here.tag}> is never closed"
    return reader.root
