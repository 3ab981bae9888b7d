"""A site that allows its own files and nothing else."""

from collections.abc import Callable

POLICY = "; ".join(
    [
        "default-src 'none'",
        *(f"{kind}-src 'self'" for kind in ("script", "style", "img", "font")),
        "base-uri 'none'",
        "form-action 'self'",
    ]
)


def strict_csp(get_response: Callable) -> Callable:
    def middleware(request):
        response = get_response(request)
        response["Content-Security-Policy"] = POLICY
        return response

    return middleware
