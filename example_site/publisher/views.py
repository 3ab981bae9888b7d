"""Search, and a word to robots."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Locale, Page

from wagtail_curation.models import ResourceMention

SHORTEST_WORD = 3


def matching_items(pages, query: str) -> dict[int, list]:
    """The items of these pages that hold a word of the query, by the page's id."""
    words = Q()
    for word in query.split():
        if len(word) >= SHORTEST_WORD:
            words |= Q(heading__icontains=word) | Q(commentary__icontains=word)
            words |= Q(resource__title__icontains=word)
    found: dict[int, list] = {}
    if words:
        mentions = ResourceMention.objects.main().filter(page__in=pages).filter(words)
        for mention in mentions.in_order().select_related("resource"):
            found.setdefault(mention.page_id, []).append(mention)
    return found


@require_safe
def search(request):
    query = request.GET.get("q", "").strip()
    pages = Page.objects.live().public().filter(locale=Locale.get_active()).specific()
    found = pages.search(query) if query else Page.objects.none()
    results = Paginator(found, 10).get_page(request.GET.get("page"))
    items = matching_items([page.pk for page in results], query)
    for page in results:
        page.matching_items = items.get(page.pk, [])[:5]
    return render(
        request, "publisher/search.html", {"query": query, "results": results}
    )


@require_safe
def robots(request):
    return render(request, "publisher/robots.txt", content_type="text/plain")
