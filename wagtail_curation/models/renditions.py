"""Pictures in the sizes that our pages show."""

from functools import cache

from wagtail.images.models import Filter

from wagtail_curation.conf import settings


def rendition(image, place: str):
    """The rendition of an image for a place of ``conf.image_specs``, or None."""
    if not image:
        return None
    spec = settings.image_specs[place]
    return _fetched_rendition(image, spec) or image.get_rendition(spec)


def _fetched_rendition(image, spec: str):
    """The rendition, if it was fetched with the image.

    As ``get_rendition`` finds it too, which then writes it to the cache, each time.
    """
    fetched = getattr(image, "prefetched_renditions", None)
    if not fetched:
        return None
    focal_point_key = _filter(spec).get_cache_key(image)
    for found in fetched:
        if found.filter_spec == spec and found.focal_point_key == focal_point_key:
            return found
    return None


@cache
def _filter(spec: str) -> Filter:
    return Filter(spec=spec)
