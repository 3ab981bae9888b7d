POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


def strict(get_response):
    """Wagtail's own admin does not work under it: there it is only reported."""

    def middleware(request):
        response = get_response(request)
        admin = request.path.startswith("/admin/")
        name = "Content-Security-Policy" + ("-Report-Only" if admin else "")
        response[name] = POLICY
        return response

    return middleware
