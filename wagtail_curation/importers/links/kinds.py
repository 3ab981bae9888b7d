"""What the tools call a kind of thing, as one of a resource's kinds.

What is left out here could be anything (a web page, a document): such a record has
no kind, and the editor or the page itself says what it is.
"""

from __future__ import annotations

_PAPERS = """
    article-journal paper-conference thesis manuscript preprint review
    journalarticle conferencepaper
    jour ejour jfull conf cpaper thes inpr unpb
    inproceedings conference mastersthesis phdthesis proceedings unpublished
    paper aufsatz studie étude scholarlyarticle
"""
_ARTICLES = """
    article-magazine article-newspaper post-weblog post entry-dictionary
    entry-encyclopedia entry interview review-book column
    blogpost magazinearticle newspaperarticle encyclopediaarticle dictionaryentry
    forumpost newsarticle blogposting
    blog mgzn news ency encyc dict
    article artikel beitrag billet essay
"""
_BOOKS = """
    book chapter booksection edbook ebook echap chap clswk
    inbook incollection booklet collection mvbook
    buch kapitel livre chapitre
"""
_REPORTS = """
    report standard rprt stand govdoc techreport manual techdoc
    bericht rapport whitepaper
"""
_VIDEOS = """
    motion_picture broadcast film videorecording tvbroadcast video mpct movie
    vidéo vortrag talk
"""
_PODCASTS = "podcast radiobroadcast episode podcast-episode audio hörbeitrag"
_TOOLS = "software computerprogram comp app tool werkzeug outil anwendung application"
_DATASETS = "dataset data dbase aggr datensatz daten données"
_COURSES = "course mooc kurs lehrgang cours formation"
_EVENTS = "event conference-event veranstaltung konferenz webinar événement"
_SITES = "website site webseite"

_KINDS = {
    word: kind
    for kind, words in {
        "paper": _PAPERS,
        "article": _ARTICLES,
        "book": _BOOKS,
        "report": _REPORTS,
        "video": _VIDEOS,
        "podcast": _PODCASTS,
        "tool": _TOOLS,
        "dataset": _DATASETS,
        "course": _COURSES,
        "event": _EVENTS,
        "website": _SITES,
    }.items()
    for word in words.split()
}


def kind_of(word: str) -> str:
    """The kind for a tool's word ("journalArticle", "JOUR", "Buch"); "" for none."""
    plain = word.strip().casefold()
    return _KINDS.get(plain) or _KINDS.get(plain.replace(" ", "")) or ""
