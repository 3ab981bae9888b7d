"""Pages in front of the one that was asked for: never a title, never a false alarm."""

import pytest

from tests.metadata.pages import URL, html, ld, words
from wagtail_curation.metadata import read_card

SITE = '<meta property="og:site_name" content="The Daily Example">'


def wall(title="", head="", body="<p>Some words stand here as well.</p>", url=URL):
    card = read_card(html(f"<title>{title}</title>{head}", body), url)
    assert not (card.wall and card.title)
    return card.wall


@pytest.mark.parametrize(
    "title",
    [
        "Just a moment...",
        "Attention Required! | Cloudflare",
        "Access denied",
        "Robot Check",
        "Pardon Our Interruption",
        "Are you a robot?",
        "403 Forbidden",
        "Einen Moment bitte…",
        "Please enable JavaScript to continue",
        "Vercel Security Checkpoint",
        "Making sure you're not a bot!",
    ],
)
def test_a_bot_check_is_no_page(title):
    assert wall(title) == "challenge"


@pytest.mark.parametrize(
    "mark",
    [
        "<script src='/cdn-cgi/challenge-platform/x.js'></script>",
        "<div class='g-recaptcha'></div>",
        "<form id=challenge-form></form>",
        "<iframe src='/_Incapsula_Resource?x'></iframe>",
    ],
)
def test_a_bot_check_is_known_by_its_script_too(mark):
    assert wall("example.org", body=mark) == "challenge"
    long = f"<h1>On captchas</h1>{words(300)}{mark}"
    assert wall("On captchas", body=long) == ""
    described = '<meta name="description" content="{}">'.format("Slow reading. " * 6)
    assert wall("On captchas", described, mark) == ""


@pytest.mark.parametrize(
    "title",
    [
        "Before you continue to YouTube",
        "We value your privacy",
        "Cookie-Einstellungen",
        "Your privacy choices",
        "DPG Media Privacy Gate",
    ],
)
def test_a_cookie_wall_is_no_page(title):
    assert wall(title) == "consent"


def test_a_host_for_consent_is_a_cookie_wall():
    assert wall("Bevor es weitergeht", url="https://consent.example.org/m") == "consent"


@pytest.mark.parametrize(
    "title",
    [
        "Log in",
        "Sign in | The Daily Example",
        "Anmelden - The Daily Example",
        "ログイン",
        "Log in to The Daily Example",
        "Se connecter",
        "Authentication required",
    ],
)
def test_a_log_in_page_is_no_page(title):
    assert wall(title, SITE) == "login"


def test_a_form_for_a_password_and_little_else_is_a_log_in_page():
    form = "<form><input name=user><input type=password></form>"
    assert wall("Members’ area", body=form) == "login"
    assert wall("Members’ area", body=form + words(200)) == ""


@pytest.mark.parametrize(
    "title",
    [
        "404",
        "Page not found",
        "404 Not Found",
        "Seite nicht gefunden",
        "Page introuvable",
        "The page you requested was not found",
        "This page doesn’t exist",
        "Page not found | The Daily Example",
        "Video unavailable",
        "502 Bad Gateway",
        "страница не найдена",
    ],
)
def test_a_page_that_says_it_is_not_there_is_missing(title):
    assert wall(title, SITE) == "missing"


def test_a_heading_can_say_that_it_is_missing():
    assert wall("The Daily Example", SITE, "<h1>Page not found</h1>") == "missing"


@pytest.mark.parametrize(
    "title",
    [
        "Before you continue: a short history of consent",
        "Log in, log out: an essay",
        "Page not found: the lost art of the index",
        "404 days in the library",
        "Access denied? How libraries opened their stacks",
        "Cookies: forty recipes",
    ],
)
def test_an_article_about_walls_is_an_article(title):
    assert wall(title) == ""


def test_a_long_or_signed_text_called_like_a_wall_is_a_page():
    assert wall("Just a moment", body=f"<h1>Just a moment</h1>{words(500)}") == ""
    node = '{"@type":"Article","headline":"Not found","datePublished":"2021-03-04"}'
    assert wall("Not found", ld(node)) == ""
    dated = '<meta property="article:published_time" content="2021-03-04">'
    assert wall("Not found", dated) == ""


def test_a_page_that_scripts_have_yet_to_write_is_empty():
    assert wall(body="<div id=app></div><script>start()</script>") == "empty"
    assert wall(head='<meta property="og:title" content="Slow reading">', body="") == ""


def test_behind_a_wall_only_guesses_are_made_and_no_title():
    card = read_card(html("<title>Log in</title>", "<form></form>", "de"), URL)
    assert card.values() == {
        "publisher": "example.org",
        "canonical": URL,
        "language": "de",
    }
    assert {origin.certainty for origin in card.origins.values()} == {"guess"}
