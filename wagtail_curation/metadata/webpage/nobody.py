"""What stands where an author should, and is nobody."""

from __future__ import annotations

_WORDS = """
admin, administrator, webmaster, root, user, super user, super admin, moderator, owner,
wordpress, default, none, null, undefined, na, n a, test, unknown, anonymous, anonym
author, authors, no author, guest, guest author, guest post, guest contributor, various
contributor, contributors, various authors, editor, editors, the editors, editorial
editorial staff, editorial team, staff, staff writer, staff writers, staff reporter
staff reports, wire reports, wire services, the team, our team, team, content team
web desk, news desk, press release, site admin, website admin, source, credit, blog
redaktion, die redaktion, redaccion, redacción, la redaccion, redaction, rédaction
la rédaction, redazione, la redazione, redacao, redação, redactie
news, share, share this, comments, comment, follow, follow us, subscribe, newsletter
home, about, about the author, about the authors, contact, bio, biography, profile, info
view profile, view all posts, all posts, see all articles, view the website, website
read more, more, show more, load more, log in, login, sign in, sign up, join, reply
menu, search, support, email, print, web, photo, video, advertisement, license
connect directly, skip to content, skip to main content, facebook, twitter, linkedin
instagram, youtube, by, posted by, published, posted, updated, in, on, at, and, the, via
am, pm, minutes, min read
"""
NOBODY = frozenset(
    word.strip() for line in _WORDS.splitlines() for word in line.split(",")
)
