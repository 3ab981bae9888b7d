"""Small pages of our own, for tests of what a card reads."""

URL = "https://www.example.org/notes/slow-reading"


def html(head: str = "", body: str = "", lang: str = "") -> str:
    said = f' lang="{lang}"' if lang else ""
    return f"<!doctype html><html{said}><head>{head}</head><body>{body}</body></html>"


def ld(json: str) -> str:
    return f'<script type="application/ld+json">{json}</script>'


def meta(**contents: str) -> str:
    """<meta> elements; in names "__" is ":" and "_" stays."""
    return "".join(
        f'<meta name="{name.replace("__", ":")}" content="{content}">'
        for name, content in contents.items()
    )


WORDS = (
    "A slow reader stays with a page until it has said what it came to say, and "
    "then goes on to the next with a question in mind that was not there before. "
)


def words(count: int) -> str:
    """Paragraphs of at least `count` words."""
    each = len(WORDS.split())
    return f"<p>{WORDS}</p>" * -(-count // each)
