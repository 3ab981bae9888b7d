"""Credit lines, prose that names its sources, and credits under quotes."""

import pytest

from wagtail_curation.importers.attribution import is_attribution, read_attribution
from wagtail_curation.importers.credits import read_credit, read_second_line
from wagtail_curation.importers.names import is_name
from wagtail_curation.importers.people import author_in, finder_in, title_in

LINES = [
    # line, title, author, publisher, published
    ("Big Rooms – Omar Said", "Big Rooms", "Omar Said", "", ""),
    (
        "Rooms, Omar Said, Forbes, 4 May 2018",
        "Rooms",
        "Omar Said",
        "Forbes",
        "2018-05-04",
    ),
    ("A, B and C: a list, Jo Marsh", "A, B and C: a list", "Jo Marsh", "", ""),
    ("Doors; by @jomarsh", "Doors", "@jomarsh", "", ""),
    ("@jomarsh: Doors: a plea:", "Doors: a plea", "@jomarsh", "", ""),
    (
        "Jo Marsh: Doors are not walls – via @ada",
        "Doors are not walls",
        "Jo Marsh",
        "",
        "",
    ),
    ("“Doors” by Jo Marsh and Kim Doyle", "Doors", "Jo Marsh and Kim Doyle", "", ""),
    ("Doors (Jo Marsh, 2011)", "Doors", "Jo Marsh", "", "2011"),
    (
        "Doors by Jo Marsh (The Ledger, May 2011)",
        "Doors",
        "Jo Marsh",
        "The Ledger",
        "2011-05",
    ),
    ("Jo Marsh’s “Doors and Walls”", "Doors and Walls", "Jo Marsh", "", ""),
    ("Trends for 2015", "Trends for 2015", "", "", ""),
    ("How to read – and why", "How to read – and why", "", "", ""),
    ("Standing by the door", "Standing by the door", "", "", ""),
    (
        "Doors, Washington Post, 1 June 2011",
        "Doors",
        "",
        "Washington Post",
        "2011-06-01",
    ),
    ("Doors, Jo Marsh, 31 June 2011", "Doors", "Jo Marsh", "", ""),
    ("Doors – Jo Marsh – July 19th, 2015", "Doors", "Jo Marsh", "", "2015-07-19"),
    ("Türen von Anna Groß, 3. März 2017", "Türen", "Anna Groß", "", "2017-03-03"),
]


@pytest.mark.parametrize("line", LINES, ids=lambda line: line[0])
def test_a_credit_line_is_split_from_the_right(line):
    credit = read_credit(line[0])
    found = (credit.title, credit.author, credit.publisher, credit.published)
    assert found == line[1:]


def test_who_passed_it_on_is_not_the_author():
    credit = read_credit("Doors (via Jo Marsh)")
    assert (credit.title, credit.author, credit.via) == ("Doors", "", "Jo Marsh")


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("by Jo Marsh", "Jo Marsh"),
        ("Host: Jo Marsh", "Jo Marsh"),
        ("Jo Marsh, The Ledger, 2011", "Jo Marsh"),
        ("Jo Marsh likes doors, and so do I.", None),
        ("By and large, a good text.", None),
        ("Best of all", None),
    ],
)
def test_a_credit_may_stand_under_the_title(line, author):
    credit = read_second_line("Doors", line)
    assert (credit.author if credit else None) == author


@pytest.mark.parametrize(
    ("prose", "author"),
    [
        ("I think this article by Jo Marsh sums it up.", "Jo Marsh"),
        ("It is, as Jo Marsh points out in Doors, a wall.", "Jo Marsh"),
        ("Here is Jo Marsh’s three-part series.", "Jo Marsh"),
        ("Jo Marsh, shows in her article, Doors, that they open.", "Jo Marsh"),
        ("According to Jo Marsh it opens.", "Jo Marsh"),
        ("A post by @jomarsh on doors.", "@jomarsh"),
        ("Read it (via Jo Marsh).", ""),
        ("A fine text. Hat tip to Jo Marsh.", ""),
        ("As I wrote in my recent article, Doors, it opens.", ""),
        ("In Social Learning it is said that Big Data matters.", ""),
        ("Jo Marsh writes that Kim Doyle writes well.", ""),
    ],
)
def test_the_author_in_prose(prose, author):
    assert author_in(prose).name == author


def test_two_names_in_prose_are_undecided():
    assert author_in("Jo Marsh writes that Kim Doyle writes well.").undecided
    assert not author_in("Nobody writes.").undecided
    assert finder_in("A fine text, via Jo Marsh.") == "Jo Marsh"


@pytest.mark.parametrize(
    ("prose", "title"),
    [
        (
            "See my recent article, Doors, and what they shut.",
            "Doors, and what they shut",
        ),
        (
            "Jo Marsh points out in Doors: a freedom to shut.",
            "Doors: a freedom to shut",
        ),
        ("An essay called “Doors”. It is long.", "Doors"),
        ("“The Open Door” by Jo Marsh is short.", "The Open Door"),
        ("Jo Marsh's post, The Open Door, is short.", "The Open Door"),
        ("The term “open door” is used a lot.", ""),
        ("There is nothing to call it.", ""),
    ],
)
def test_the_title_in_prose(prose, title):
    assert title_in(prose) == title


@pytest.mark.parametrize("name", ["Jo Marsh", "J. van der Berg", "Ana O’Neill-Ruiz"])
def test_names(name):
    assert is_name(name)


@pytest.mark.parametrize(
    "text", ["Social Learning", "Washington Post", "jo marsh", "Jo", "June Sales", ""]
)
def test_not_names(text):
    assert not is_name(text)


@pytest.mark.parametrize(
    ("line", "speaker", "role"),
    [
        ("– Jo Marsh, editor at The Ledger", "Jo Marsh", "editor at The Ledger"),
        ("-- Jo Marsh", "Jo Marsh", ""),
        ("(Jo Marsh)", "Jo Marsh", ""),
        ("— @jomarsh", "@jomarsh", ""),
    ],
)
def test_credits_under_a_quote(line, speaker, role):
    assert is_attribution(line, tight=False, bulleted=False)
    assert read_attribution(line) == (speaker, role)


@pytest.mark.parametrize(
    "line",
    [
        "– and that is why I keep coming back to it whenever there is time for it",
        "Jo Marsh is right about doors.",
        "- https://a.org",
        "Good.",
    ],
)
def test_commentary_under_a_quote_is_no_credit(line):
    assert not is_attribution(line, tight=False, bulleted=False)
