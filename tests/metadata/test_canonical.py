"""Which addresses of other spelling are believed to be the same page."""

import pytest

from wagtail_curation.metadata.canonical import believable_canonical, believable_end

SITE = "https://www.example.org"


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        (f"{SITE}/a/naming-things", f"{SITE}/a/naming-things/"),
        (f"{SITE}/article/18273", f"{SITE}/article/18273/naming-things"),
        (f"{SITE}/?p=18273", f"{SITE}/2020/05/naming-things?p=18273"),
        (f"{SITE}/2020/05/on-naming-things", f"{SITE}/blog/naming-things"),
        (f"{SITE}/news/naming-things?share=mail", f"{SITE}/news/on-naming-things"),
        (f"{SITE}/a-naming-thing?gift=x", f"{SITE}/a-naming-thing"),
        (f"{SITE}/story-28273?page=all", f"{SITE}/story-28273"),
        ("https://m.example.org/news-28273", f"{SITE}/news-28273"),
        ("https://blog.example.org/naming-things", f"{SITE}/blog/naming-things"),
        (f"{SITE}/read?id=18273", f"{SITE}/naming-things-18273"),
    ],
)
def test_a_page_may_name_itself(address, canonical):
    assert believable_canonical(address, canonical)


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        (f"{SITE}/a/naming-things", SITE),
        (f"{SITE}/a/naming-things", f"{SITE}/a"),
        (f"{SITE}/blog/2020/naming-things", f"{SITE}/blog/"),
        (f"{SITE}/view?id=5", f"{SITE}/view"),
        (f"{SITE}/viewtopic.php?t=5", f"{SITE}/viewtopic.php"),
        (f"{SITE}/view?id=5", f"{SITE}/view?id=6"),
        (f"{SITE}/a/naming-things", f"{SITE}/a/on-silence"),
        (f"{SITE}/a/part-1", f"{SITE}/a/part-2"),
        (f"{SITE}/a/naming-things", f"{SITE}/login"),
        (f"{SITE}/a/naming-things", "https://other.example/a/naming-things"),
        ("https://ann.github.io/notes-on-naming", "https://github.io/notes-on-naming"),
        (f"{SITE}/", f"{SITE}/welcome"),
        (f"{SITE}/a/naming-things", "javascript:alert(1)"),
        (f"{SITE}/a/naming-things", ""),
    ],
)
def test_what_would_join_different_pages_is_not_believed(address, canonical):
    assert not believable_canonical(address, canonical)


@pytest.mark.parametrize(
    ("address", "final", "believed"),
    [
        ("https://t.example/x1", f"{SITE}/a/naming-things", True),
        (f"{SITE}/?p=5", f"{SITE}/naming-things", True),
        ("https://t.example/x1", f"{SITE}/", False),
        (f"{SITE}/a/naming-things", f"{SITE}/a/", False),
        (f"{SITE}/a/naming-things", f"{SITE}/login?next=%2Fa", False),
        (f"{SITE}/a/naming-things", "https://id.example.com/signin", False),
        (f"{SITE}/view?id=5", f"{SITE}/view", False),
        (f"{SITE}/naming-of-things?x=1", f"{SITE}/naming-of-things", True),
        (f"{SITE}/a", "ftp://example.org/a", False),
    ],
)
def test_where_a_redirect_ends(address, final, believed):
    assert believable_end(address, final) is believed
