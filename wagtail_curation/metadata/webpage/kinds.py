"""What kind of thing a page holds, in the words of `vocabulary.KINDS`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .found import Found
from .page import Page
from .subject import statements
from .things import types
from .wording import count_words

_TYPES = {
    "video": "videoobject movie tvepisode clip videogame moviestrip",
    "podcast": "podcastepisode podcastseries radioepisode audioobject musicrecording "
    "podcastseason radioseries audio",
    "book": "book audiobook",
    "paper": "scholarlyarticle medicalscholarlyarticle thesis chapter",
    "course": "course courseinstance",
    "tool": "softwareapplication webapplication mobileapplication softwaresourcecode",
    "event": "event educationevent businessevent socialevent exhibitionevent festival",
    "report": "report",
    "dataset": "dataset datacatalog",
    "article": "article newsarticle blogposting techarticle reportagenewsarticle "
    "analysisnewsarticle opinionnewsarticle backgroundnewsarticle reviewnewsarticle "
    "liveblogposting socialmediaposting discussionforumposting recipe howto review "
    "advertisercontentarticle satiricalarticle askpublicnewsarticle",
}
_OF_TYPE = {name: kind for kind, names in _TYPES.items() for name in names.split()}

#: Platforms whose pages at these paths hold one kind of thing: hosts (with all below
#: them), what the path has, the kind.
_PLATFORM_TEXT = r"""
youtube.com                     /(?:watch|shorts/|embed/|live/|playlist)    video
youtu.be vimeo.com dailymotion.com twitch.tv tiktok.com     /.              video
wordpress.tv                    /.                                          video
ted.com                         /talks/                                     video
podcasts.apple.com overcast.fm pca.st       /.                              podcast
open.spotify.com                /(?:episode|show)/                          podcast
soundcloud.com acast.com transistor.fm libsyn.com buzzsprout.com    /.      podcast
podbean.com simplecast.com spreaker.com podigee.io captivate.fm     /.      podcast
arxiv.org biorxiv.org medrxiv.org ssrn.com doi.org aclanthology.org /.      paper
semanticscholar.org             /paper/                                     paper
ncbi.nlm.nih.gov                /(?:\d+|pmc/)                              paper
coursera.org edx.org futurelearn.com    /(?:learn|courses?|specializations)/ course
udemy.com                       /course/                                    course
goodreads.com openlibrary.org   /(?:books?|works)/                          book
books.google.com                /books                                      book
eventbrite.com eventbrite.co.uk eventbrite.de   /e/                         event
meetup.com                      /events/\d                                 event
kaggle.com                      /datasets/                                  dataset
figshare.com                    /articles/dataset/                          dataset
github.com gitlab.com           \A/[^/]+/[^/]+/?\Z                         tool
apps.apple.com play.google.com  /(?:.*/)?(?:app|store/apps)/                tool
wikipedia.org                   /wiki/                                      article
"""
_PLATFORMS: dict[str, list[tuple[re.Pattern[str], str]]] = {}
for _line in _PLATFORM_TEXT.strip().splitlines():
    *_hosts, _path, _kind = _line.split()
    for _host in _hosts:
        _PLATFORMS.setdefault(_host, []).append((re.compile(_path), _kind))
_OG = {
    "article": "article", "blog": "article", "news": "article", "post": "article",
    "book": "book", "books.book": "book", "video": "video", "video.other": "video",
    "video.movie": "video", "video.episode": "video", "video.tv_show": "video",
    "music.song": "podcast", "music.radio_station": "podcast", "podcast": "podcast",
    "podcast.episode": "podcast", "event": "event", "course": "course",
    "newsarticle": "article", "blogposting": "article", "blog_post": "article",
}  # fmt: skip
_PAPER_METAS = """
    citation_journal_title citation_conference_title citation_doi citation_arxiv_id
    citation_pdf_url citation_dissertation_institution citation_issn
    citation_technical_report_institution citation_publication_date eprints.type
    bepress_citation_title
    """.split()
_IN_PATH = (
    (re.compile(r"/(?:podcasts?|episodes?)/[^/]"), "podcast"),
    (re.compile(r"/(?:videos?|webinars?)/[^/]"), "video"),
    (re.compile(r"/events?/[^/]"), "event"),
    (re.compile(r"/courses?/[^/]"), "course"),
    (re.compile(r"/datasets?/[^/]"), "dataset"),
)


def read_kind(page: Page, *, is_dated: bool, has_author: bool) -> Found | None:
    """The kind; an article only when something says that there is one."""
    for found in _candidates(page):
        return found
    words, letters = count_words(page)
    is_long = words > 250 or letters > 500
    if page.path.strip("/") and (is_long and (is_dated or has_author) or is_dated):
        return Found("article", "visible", "likely")
    if not page.path.strip("/") and not has_author:
        return Found("website", "address", "likely")
    if is_long:
        return Found("article", "visible", "guess")
    return None


def _candidates(page: Page) -> Iterator[Found]:
    labels = page.host.split(".")
    for start in range(len(labels) - 1):
        for path, kind in _PLATFORMS.get(".".join(labels[start:]), ()):
            if path.search(page.path):
                yield Found(kind, "address")
    if page.metas.get("citation_title") or page.metas.get("bepress_citation_title"):
        if page.metas.get("citation_isbn") and not page.metas.get(
            "citation_journal_title"
        ):
            inside = page.metas.get("citation_inbook_title") or page.metas.get(
                "citation_conference_title"
            )
            yield Found("paper" if inside else "book", "citation")
        if any(page.metas.get(name) for name in _PAPER_METAS):
            yield Found("paper", "citation")
    works = [
        Found(_OF_TYPE[name], source)
        for source, node in statements(page)
        for name in types(node)
        if name in _OF_TYPE
    ]
    og = [_OG[said] for said in map(str.lower, page.meta("og:type")) if said in _OG]
    in_path = next(
        (kind for pattern, kind in _IN_PATH if pattern.search(page.path.lower())), ""
    )
    plays = _plays(page)
    if (
        in_path
        and in_path == plays
        and all(f.value in ("article", in_path) for f in works)
    ):
        yield Found(in_path, "address", "likely")
    yield from works
    if og:
        yield Found(og[0], "open-graph")
    if plays and in_path == plays:
        yield Found(plays, "visible", "likely")
    if page.metas.get("article:published_time"):
        yield Found("article", "open-graph")


def _plays(page: Page) -> str:
    """Whether the page is there to play a film or a recording."""
    card = next(page.meta("twitter:card"), "")
    if (
        page.metas.get("og:video")
        or page.metas.get("og:video:url")
        or card == "player"
        and not page.metas.get("og:audio")
    ):
        return "video"
    if page.metas.get("og:audio") or next(page.root.iter("audio"), None) is not None:
        return "podcast"
    return ""
