"""A strict Content-Security-Policy for readers (Django has its own from 6.0)."""

READERS = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'self'"
)


class ContentSecurityPolicy:
    """Wagtail's admin has scripts of its own in the page, so it is left alone.

    Styles in an attribute are allowed: a picture's focal point comes as one.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if not request.path.startswith(("/admin/", "/api/")):
            response.headers.setdefault("Content-Security-Policy", READERS)
        return response
