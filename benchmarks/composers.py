"""One article written twice, each way the quickest that its editor offers."""

from benchmarks.article import BIO, ITEMS, STANDFIRST, TITLE
from benchmarks.hands import Hands

ADD_CHILD = 'a[href$="/add_subpage/"]'
CURSOR_IN = """selector => {
    const at = document.activeElement;
    return at && at.matches(selector) && !at.textContent.trim() && !at.value;
}"""
RICH_TEXT = '[contenteditable="true"]'
IN_COMMENTARY = f"[data-contentpath=content] {RICH_TEXT}"
LISTING = "**/admin/pages/*/"


def publish(hands: Hands) -> None:
    # Draftail hands its words to the form a moment later, and Wagtail saves the draft
    # by itself. A save on its way while one publishes can undo the publishing.
    hands.rest(1500)
    hands.click_button("More actions")
    hands.click_button("Publish")
    hands.wait_for_page(LISTING)


def begin_roundup(hands: Hands) -> None:
    """The part is new, its title proposed; the standfirst is written."""
    hands.click(ADD_CHILD)
    title = "title => document.querySelector('[name=title]')?.value === title"
    hands.wait(title, TITLE)
    hands.click(f"#panel-child-content-standfirst-content {RICH_TEXT}")
    hands.type(STANDFIRST)


def write_item(hands: Hands, item) -> None:
    """Why, and a passage. Whose it is the page of the address has said."""
    hands.type(item.commentary)
    hands.press("Enter")
    hands.type("> ")
    hands.wait(CURSOR_IN, '[name$="-value-text"]')
    hands.type(item.quote)


def roundup_one_by_one(hands: Hands) -> None:
    """The addresses come one after the other, as one finds them."""
    begin_roundup(hands)
    for item in ITEMS:
        hands.press("Control+Enter")
        hands.wait(CURSOR_IN, ".curation-paste__input")
        hands.paste(item.address)
        hands.wait(CURSOR_IN, IN_COMMENTARY)
        write_item(hands, item)
    publish(hands)


def roundup_from_a_list(hands: Hands) -> None:
    """The addresses stand in a list already: a note, an e-mail."""
    begin_roundup(hands)
    hands.click_button("Add several links …")
    hands.paste("\n".join(f"{item.title}: {item.address}" for item in ITEMS))
    hands.click_button("Make items: 5")
    hands.wait(CURSOR_IN, IN_COMMENTARY)
    for item in ITEMS:
        if item is not ITEMS[0]:
            hands.press("Control+Enter")
            hands.wait(CURSOR_IN, IN_COMMENTARY)
        write_item(hands, item)
    publish(hands)


def stock_article(hands: Hands) -> None:
    """Draftail's own shorthand ("## ", "> ") and links by pasting over a selection.

    Both are quicker than its toolbar and its link chooser.
    """
    hands.click(ADD_CHILD)
    hands.click("[name=title]")
    hands.type(TITLE)
    hands.click(f"#panel-child-content-standfirst-content {RICH_TEXT}")
    hands.type(STANDFIRST)
    hands.click(f"#panel-child-content-body-content {RICH_TEXT}")
    for number, item in enumerate(ITEMS, 1):
        hands.type(f"## {number}. {item.title}")
        hands.press("Shift+Home")
        hands.paste(item.address)
        hands.press("End")
        hands.press("Enter")
        hands.type(item.commentary)
        hands.press("Enter")
        hands.type(f"> {item.quote}")
        # In a line of its own, as the roundup shows it.
        hands.press("Shift+Enter")
        hands.type(f"– {item.author}")
        hands.press("Enter")
    # Out of the blockquote.
    hands.press("Enter")
    hands.type(BIO)
    publish(hands)


WAYS = {
    "roundup, address by address": roundup_one_by_one,
    "roundup, from a list": roundup_from_a_list,
    "stock page": stock_article,
}
STOCK = "stock page"
