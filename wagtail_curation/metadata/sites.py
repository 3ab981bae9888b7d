"""Sites that give one thing several addresses, and what these have in common.

Each rule returns an address in the form of `address.normalise`, or None when the
address is not one of those it knows; then the general rules hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from urllib.parse import unquote

Params = Mapping[str, str]
"""The first value of each parameter, in normal spelling."""

_VIDEO_ID = r"(?P<id>[A-Za-z0-9_-]{11})"
_YOUTUBE_PATH = re.compile(rf"/(?:embed|shorts|live|watch|v|e)/{_VIDEO_ID}")
_YOUTUBE_SHORT_PATH = re.compile(rf"/{_VIDEO_ID}")
#: Playlists somebody made. Mixes (RD…) and private lists are only how one came.
_PLAYLIST = re.compile(r"(?:PL|OL|UU)[A-Za-z0-9_-]+")

_VIMEO_PATH = re.compile(
    r"/(?:(?:channels|groups|album|showcase)/[^/]+/)?(?:videos?/)?"
    r"(?P<id>[0-9]{5,12})(?:/[0-9a-f]{8,12})?"
)

_DOI_PATH = re.compile(
    r"/(?:doi:)?(?P<doi>10\.[0-9]{4,9}(?:\.[0-9]+)*/.+)", re.IGNORECASE
)
_ESCAPE = re.compile(r"%[0-9a-f]{2}")
_DELIMITERS = {"%2F": "/", "%3B": ";", "%3D": "=", "%2B": "+", "%26": "&"}

_ARXIV_ID = (
    r"(?P<id>[0-9]{4}\.[0-9]{4,5}|(?P<archive>[a-z]+(?:-[a-z]+)?)(?:\.[a-z]{2})?"
    r"/(?P<number>[0-9]{7}))(?:v[0-9]{1,3})?"
)
_ARXIV_PATH = re.compile(
    rf"/(?:abs|pdf|html|format|ps|e-print|src)/{_ARXIV_ID}(?:\.pdf)?", re.IGNORECASE
)
_ARXIV_DOI = re.compile(rf"10\.48550/arxiv\.{_ARXIV_ID}", re.IGNORECASE)

_POST_PATH = re.compile(
    r"/[^/]+/status(?:es)?/(?P<id>[0-9]{2,20})(?:/(?:photo|video)/[0-9])?"
)

_PUBMED_PATH = re.compile(r"/(?:pubmed/)?(?P<id>[0-9]{1,9})")

_AMAZON_HOST = re.compile(r"amazon\.(?:[a-z]{2,3}|co\.[a-z]{2}|com\.[a-z]{2})")
_AMAZON_PATH = re.compile(
    r"(?:/[^/]+){0,3}?/(?:dp|gp/product|gp/aw/d|exec/obidos/ASIN)/"
    r"(?P<id>[A-Z0-9]{10})(?:/ref=[^/]*)?"
)

_SPOTIFY_PATH = re.compile(
    r"(?:/intl-[a-z]{2,3})?(?:/embed(?:-podcast)?)?"
    r"(?P<thing>/(?:episode|show|track|album|playlist|artist)/[A-Za-z0-9]{22})"
)

_GOOGLE_HOST = re.compile(r"google\.(?:[a-z]{2,3}|co\.[a-z]{2}|com\.[a-z]{2})")
_AMP_VIEWER_PATH = re.compile(r"/amp(?P<secure>/s)?/(?P<rest>.+)")
_AMP_CACHE_PATH = re.compile(r"/(?:a|c|v|wp)(?P<secure>/s)?/(?P<rest>.+)")

#: host -> (path, parameters that hold the address a redirector leads to)
REDIRECTORS = {
    "duckduckgo.com": ("/l", ("uddg",)),
    "facebook.com": ("/l.php", ("u",)),
    "getpocket.com": ("/redirect", ("url",)),
    "google": ("/url", ("q", "url")),
    "l.facebook.com": ("/l.php", ("u",)),
    "l.instagram.com": ("/", ("u",)),
    "linkedin.com": ("/safety/go", ("url",)),
    "lm.facebook.com": ("/l.php", ("u",)),
    "safelinks.protection.outlook.com": ("/", ("url",)),
    "slack-redir.net": ("/link", ("url",)),
    "youtube.com": ("/redirect", ("q",)),
}


def wrapped_address(host: str, path: str, params: Params, query: str) -> str | None:
    """The address inside a redirector's or an AMP cache's, decoded; or None."""
    viewer = None
    if _GOOGLE_HOST.fullmatch(host):
        host = "google"
        viewer = _AMP_VIEWER_PATH.fullmatch(path)
    elif host.endswith(".cdn.ampproject.org"):
        viewer = _AMP_CACHE_PATH.fullmatch(path)
    elif host.endswith(".safelinks.protection.outlook.com"):
        host = "safelinks.protection.outlook.com"
    if viewer:
        scheme = "https" if viewer["secure"] else "http"
        rest = viewer["rest"].replace("%3F", "?", 1)
        return f"{scheme}://{rest}" + (f"?{query}" if query else "")
    known_path, names = REDIRECTORS.get(host, ("", ()))
    if path == known_path:
        for name in names:
            target = unquote(params.get(name, ""))
            if target.lower().startswith(("http://", "https://")):
                return target
    return None


def site_form(host: str, path: str, params: Params) -> str | None:
    """The one address of a thing on a site we know, or None.

    `host` as from `hosts.fold_host`, `path` in normal spelling with a leading and
    without a trailing slash.
    """
    rule = _RULES.get(host)
    if rule is None and _AMAZON_HOST.fullmatch(host):
        return _amazon(host, path)
    return rule(path, params) if rule else None


def _youtube(path: str, params: Params) -> str | None:
    playlist = _PLAYLIST.fullmatch(params.get("list", ""))
    if playlist and path in ("/playlist", "/embed/videoseries"):
        return f"https://youtube.com/playlist?list={playlist[0]}"
    if path == "/watch":
        video = re.fullmatch(_VIDEO_ID, params.get("v", ""))
    else:
        video = _YOUTUBE_PATH.fullmatch(path)
    return _youtube_video(video, playlist)


def _youtube_short(path: str, params: Params) -> str | None:
    playlist = _PLAYLIST.fullmatch(params.get("list", ""))
    return _youtube_video(_YOUTUBE_SHORT_PATH.fullmatch(path), playlist)


def _youtube_video(
    video: re.Match[str] | None, playlist: re.Match[str] | None
) -> str | None:
    if video is None:
        return None
    # A video shared with its playlist may be meant as the playlist: keep them apart.
    inside = f"list={playlist[0]}&" if playlist else ""
    return f"https://youtube.com/watch?{inside}v={video['id']}"


def _vimeo(path: str, params: Params) -> str | None:
    video = _VIMEO_PATH.fullmatch(path)
    return f"https://vimeo.com/{video['id']}" if video else None


def _doi(path: str, params: Params) -> str | None:
    for escape, delimiter in _DELIMITERS.items():
        path = path.replace(escape, delimiter)
    match = _DOI_PATH.fullmatch(path)
    if match is None or {"", ".", ".."} & set(match["doi"].split("/")):
        return None
    doi = match["doi"]
    preprint = _ARXIV_DOI.fullmatch(doi)
    if preprint:
        return _arxiv_abstract(preprint)
    # DOIs do not know case; the hex digits of escapes stay in upper case.
    doi = _ESCAPE.sub(lambda escape: escape[0].upper(), doi.lower())
    return f"https://doi.org/{doi}"


def _arxiv(path: str, params: Params) -> str | None:
    paper = _ARXIV_PATH.fullmatch(path)
    return _arxiv_abstract(paper) if paper else None


def _arxiv_abstract(paper: re.Match[str]) -> str:
    """The abstract of the newest version; old ids lose their subject class."""
    if paper["archive"]:
        return f"https://arxiv.org/abs/{paper['archive'].lower()}/{paper['number']}"
    return f"https://arxiv.org/abs/{paper['id']}"


def _pubmed(path: str, params: Params) -> str | None:
    record = _PUBMED_PATH.fullmatch(path)
    return f"https://pubmed.ncbi.nlm.nih.gov/{record['id']}" if record else None


def _ncbi(path: str, params: Params) -> str | None:
    return _pubmed(path, params) if path.startswith("/pubmed/") else None


def _x(path: str, params: Params) -> str | None:
    """A post by its number alone: the name before it has no say, nor its case."""
    post = _POST_PATH.fullmatch(path)
    return f"https://x.com/i/status/{post['id']}" if post else None


def _spotify(path: str, params: Params) -> str | None:
    found = _SPOTIFY_PATH.fullmatch(path)
    return f"https://open.spotify.com{found['thing']}" if found else None


def _amazon(host: str, path: str) -> str | None:
    product = _AMAZON_PATH.fullmatch(path)
    return f"https://{host}/dp/{product['id']}" if product else None


_RULES: dict[str, Callable[[str, Params], str | None]] = {
    "ar5iv.labs.arxiv.org": _arxiv,
    "ar5iv.org": _arxiv,
    "arxiv.org": _arxiv,
    "doi.org": _doi,
    "ncbi.nlm.nih.gov": _ncbi,
    "open.spotify.com": _spotify,
    "player.vimeo.com": _vimeo,
    "pubmed.ncbi.nlm.nih.gov": _pubmed,
    "vimeo.com": _vimeo,
    "x.com": _x,
    "youtu.be": _youtube_short,
    "youtube.com": _youtube,
}
