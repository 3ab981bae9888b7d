"""What a published page embeds is asked for once, before readers come."""

from wagtail_curation.blocks.represent import embed_html, load_embeds
from wagtail_curation.mentions.service import find_roundup
from wagtail_curation.models.reader_context import embeds_in


def ask_for_embeds(page_pk: int) -> int:
    """Asks providers for what a live roundup embeds and the site does not have yet.

    Returns how many were asked for. A provider that does not answer is asked again
    when the page is shown; until then readers get a link.
    """
    page = find_roundup(page_pk)
    if page is None or not page.live:
        return 0
    wanted = [value for value in embeds_in(page.body.numbered()) if value]
    load_embeds(wanted)
    unknown = {value.url: value for value in wanted if not value.known_embed}
    for value in unknown.values():
        embed_html(value)
    return len(unknown)
