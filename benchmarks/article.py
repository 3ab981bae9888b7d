"""A part of five recommendations to compose: five addresses, and words for each.

Its shape is a real article's: a standfirst, five links with why they were chosen and a
passage of each with whose it is, a closing line, and who wrote it. Words are ours.
"""

from dataclasses import dataclass

SERIES = "Reading about learning together"
TITLE = f"{SERIES}, Part 1"
STANDFIRST = "This month a few pages a week about what people learn from each other."
CURATOR = "Mara Lindqvist"
BIO = "Mara Lindqvist reads about learning at work so that others can do it."


@dataclass(frozen=True)
class Item:
    address: str
    title: str
    author: str
    commentary: str
    quote: str


ITEMS = [
    Item(
        "http://example.org/weather",
        "Learning is like weather",
        "Oskar Brandt",
        "Much has been written about what it is. This page gives the shortest answer.",
        "You do not install weather, you notice it and choose what to wear.",
    ),
    Item(
        "http://example.org/open-doors",
        "Open doors and small rooms",
        "Ines Caldeira",
        "It is more than a course with comments under it, as she shows by example.",
        "A door that stands open teaches more than a lecture about doors.",
    ),
    Item(
        "http://example.org/a-year-of-notes",
        "A year of notes in public",
        "Tom Achterberg",
        "He wrote down for a year what changed in how he works, and this sums it up.",
        "I came for the answers and stayed because somebody asked me to explain.",
    ),
    Item(
        "http://example.org/the-workshop-next-door",
        "The workshop next door",
        "Ruth Adeyemi",
        "Teams solve their problems themselves, often before anybody hears of them.",
        "The best training we had was a window between two workshops.",
    ),
    Item(
        "http://example.org/who-listens-at-the-back",
        "Who listens at the back",
        "Piet Vandersteen",
        "No threat to those who teach, then, but a better place to stand.",
        "Sit at the back for a week and you will know what to ask at the front.",
    ),
]

PAGE = """<!doctype html><html lang="en"><head><title>{title}</title>
<meta property="og:title" content="{title}">
<meta property="og:site_name" content="The Press">
<meta name="author" content="{author}"></head>
<body><h1>{title}</h1><p>{words}</p></body></html>"""


def pages() -> dict[str, str]:
    """What stands at the addresses."""
    return {
        item.address: PAGE.format(
            title=item.title, author=item.author, words="word " * 600
        )
        for item in ITEMS
    }
