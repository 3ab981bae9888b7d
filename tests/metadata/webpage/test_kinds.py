"""What kind of thing it is, how long it takes, how hard it is and what it costs."""

import pytest

from tests.metadata.pages import URL, html, ld, words
from wagtail_curation.metadata import read_card
from wagtail_curation.metadata.webpage.durations import minutes_in


def card(head="", body="", url=URL):
    return read_card(html(f"<title>Slow</title>{head}", body), url)


def typed(name, more=""):
    return ld(f'{{"@type":"{name}","name":"Slow"{more}}}')


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://www.youtube.com/watch?v=x", "video"),
        ("https://youtu.be/x", "video"),
        ("https://www.ted.com/talks/x", "video"),
        ("https://open.spotify.com/episode/x", "podcast"),
        ("https://arxiv.org/abs/2101.00001", "paper"),
        ("https://www.coursera.org/learn/x", "course"),
        ("https://github.com/ada/reader", "tool"),
        ("https://www.goodreads.com/book/show/1", "book"),
        ("https://www.meetup.com/x/events/123", "event"),
        ("https://www.kaggle.com/datasets/x", "dataset"),
        ("https://en.wikipedia.org/wiki/Reading", "article"),
        ("https://notyoutube.com/watch", ""),
    ],
)
def test_a_platforms_path_says_the_kind(url, kind):
    assert card(url=url).kind == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("BlogPosting", "article"),
        ("VideoObject", "video"),
        ("PodcastEpisode", "podcast"),
        ("Book", "book"),
        ("ScholarlyArticle", "paper"),
        ("Course", "course"),
        ("SoftwareApplication", "tool"),
        ("Event", "event"),
        ("Dataset", "dataset"),
        ("Report", "report"),
        ("https://schema.org/NewsArticle", "article"),
    ],
)
def test_a_declared_type_is_the_kind(name, kind):
    assert card(typed(name)).kind == kind


def test_open_graph_says_it_too():
    assert card('<meta property="og:type" content="video.other">').kind == "video"
    assert card('<meta property="og:type" content="website">').kind == ""
    dated = '<meta property="article:published_time" content="2021-03-04">'
    assert card(dated).kind == "article"


def test_scholarly_tags_make_a_paper_and_an_isbn_a_book():
    title = '<meta name="citation_title" content="Slow">'
    isbn = '<meta name="citation_isbn" content="978">'
    inside = '<meta name="citation_inbook_title" content="All">'
    assert card(title + '<meta name="citation_doi" content="10/x">').kind == "paper"
    assert card(title + isbn).kind == "book"
    assert card(title + isbn + inside).kind == "paper"


def test_a_page_with_a_player_below_a_folder_of_podcasts_is_one():
    url = "https://example.org/podcast/slow"
    assert card(typed("Article"), "<audio src=a.mp3></audio>", url).kind == "podcast"
    url = "https://example.org/videos/slow"
    player = '<meta name="twitter:card" content="player">'
    assert card(player, url=url).kind == "video"


def test_a_long_text_is_an_article_and_a_front_page_a_website():
    read = card(body=f"<h1>Slow</h1>{words(300)}")
    assert (read.kind, read.origins["kind"].certainty) == ("article", "guess")
    dated = f"<h1>Slow</h1><time datetime=2021-03-04>x</time>{words(30)}"
    assert card(body=dated).origins["kind"].certainty == "likely"
    assert card(url="https://example.org/").kind == "website"
    assert card().kind == ""


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("PT1H5M", 65),
        ("PT45S", 1),
        ("P1DT1M", 1441),
        ("1:05:00", 65),
        ("3:20", 4),
        ("65 min", 65),
        ("1 hour 5 minutes", 65),
        ("3900", 65),
        ("245.5", 5),
        ("PT0S", None),
        ("", None),
        ("soon", None),
        ("P99999999D", None),
    ],
)
def test_durations_are_whole_minutes(said, minutes):
    assert minutes_in(said) == minutes


def test_a_film_takes_its_duration_and_a_text_its_words():
    assert card(typed("VideoObject", ',"duration":"PT10M"'), words(900)).minutes == 10
    tags = '<meta property="og:type" content="video"><meta property="{}" content="600">'
    assert card(tags.format("og:video:duration")).minutes == 10
    assert card(typed("VideoObject"), words(900)).minutes is None
    assert card(typed("Article"), f"<h1>Slow</h1>{words(900)}").minutes == 4
    assert card(typed("Course", ',"timeRequired":"PT3H"')).minutes == 180
    assert card(typed("Book"), words(900)).minutes is None


def test_a_text_out_of_sight_takes_what_the_page_says():
    head = """<meta name="twitter:label2" content="Est. reading time">
    <meta name="twitter:data2" content="7 minutes">"""
    assert card(head + typed("Article")).minutes == 7
    assert card(typed("Article")).minutes is None


def test_words_of_menus_and_comments_are_not_read():
    body = f"<nav>{words(600)}</nav><main><h1>Slow</h1>{words(300)}</main>"
    comments = f"<div class=comments>{words(900)}</div>"
    assert card(typed("Article"), body + comments).minutes == 2


def test_scripts_without_blanks_are_read_by_the_letter():
    body = f"<h1>読書</h1><p>{'ゆっくり読む' * 200}</p>"
    assert card(typed("Article"), body).minutes == 3


def test_text_that_stands_in_boxes_counts():
    body = f"<h1>Slow</h1><div>{'A slow reader stays with it. ' * 100}</div>"
    assert card(typed("Article"), body).minutes == 3


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ("Beginner", "introductory"),
        ("advanced", "advanced"),
        ("Intermediate", "intermediate"),
        ("Beginner to advanced", ""),
        ("all", ""),
    ],
)
def test_a_declared_level_is_read(said, level):
    assert card(typed("Course", f',"educationalLevel":"{said}"')).level == level


@pytest.mark.parametrize(
    ("more", "cost"),
    [
        (',"isAccessibleForFree":true', "free"),
        (',"isAccessibleForFree":"False"', "paid"),
        (',"isAccessibleForFree":false,"hasPart":{"@type":"WebPageElement"}', "mixed"),
        (',"offers":{"price":"0.00"}', "free"),
        (',"offers":[{"price":0},{"price":"€ 12"}]', "mixed"),
        (',"offers":{"price":"49"}', "paid"),
        (',"offers":{"category":"Free"}', "free"),
        ("", ""),
    ],
)
def test_a_declared_price_is_the_cost_and_silence_is_none(more, cost):
    assert card(typed("Course", more)).cost == cost


def test_meta_tags_say_what_it_costs():
    tier = '<meta property="article:content_tier" content="{}">'
    assert card(tier.format("metered")).cost == "mixed"
    assert card(tier.format("locked")).cost == "paid"
    assert card(tier.format("odd")).cost == ""
    assert card('<meta property="product:price:amount" content="9.99">').cost == "paid"
