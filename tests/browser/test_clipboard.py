"""Which links are found in what people paste and drop."""

import pytest
from django.templatetags.static import static

A, B = "https://example.org/a", "https://example.org/b_(c)"
FOUND = """(types) => {
    const data = new DataTransfer();
    Object.entries(types).forEach(([type, text]) => data.setData(type, text));
    return window.wagtailCuration.linksIn(data).map(({url, title}) => [url, title]);
}"""


@pytest.fixture
def links_in(page, live_server, transactional_db):
    page.goto("/admin/login/")
    page.add_script_tag(url=static("wagtail_curation/js/links-in.js"))
    return lambda **types: page.evaluate(
        FOUND, {name.replace("_", "/", 1): text for name, text in types.items()}
    )


CASES = {
    "one address": (f" {A}\n", [[A, ""]]),
    "one in each line": (f"{A}\r\n\r\n{B}\n", [[A, ""], [B, ""]]),
    "the same twice": (f"{A}\n{B}\n{A}", [[A, ""], [B, ""]]),
    "a list with titles": (
        f"1. First one – {A}\n2) Second: {B}",
        [[A, "First one"], [B, "Second"]],
    ),
    "Markdown": (
        f"- [First]({A}), then\n- [Second](https://example.org/b)",
        [[A, "First"], ["https://example.org/b", "Second"]],
    ),
    "a sentence": (f"Read {A}, then ({B}).", [[A, ""], [B, ""]]),
    "bare addresses": (
        "example.org/a\n10.1000/182",
        [["example.org/a", ""], ["10.1000/182", ""]],
    ),
    "words": ("no link in here\nnor here", []),
    "another scheme": ("javascript:alert(1)\nftp://example.org/a", []),
}


@pytest.mark.parametrize("name", CASES)
def test_links_in_text(links_in, name):
    text, expected = CASES[name]
    assert links_in(text_plain=text) == expected


def test_links_in_markup_come_with_their_names(links_in):
    html = (
        f'<p><a href="{A}"> A   <b>name</b></a> <a href="#x">x</a>'
        f'<a href="javascript:alert(1)">y</a> <a href="{B}">{B}</a>'
        f'<a href="{A}">again</a><script>document.title = "owned"</script>'
    )
    found = links_in(text_plain="A name x y", text_html=html)
    assert found == [[A, "A name"], [B, ""]]


def test_an_address_copied_with_markup_means_itself(links_in):
    html = f'<a href="{A}">a</a><a href="{B}">b</a>'
    assert links_in(text_plain=A, text_html=html) == [[A, ""]]


def test_a_dragged_link_is_found_in_its_list(links_in):
    found = links_in(text_plain="", **{"text_uri-list": f"# a comment\r\n{A}\r\n{B}"})
    assert found == [[A, ""], [B, ""]]
