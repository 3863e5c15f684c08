"""What every answer carries so that a browser keeps strangers out; nothing is served unsigned."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from flask import Flask, Response, request
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.wrappers import Response as PlainResponse

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    )
)
# A page that shows a letter, and the letter in its frame: letters are made of inline styles.
WITH_FRAMES = f"{POLICY}; frame-src 'self'"
FRAMED = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox"
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
ONE_YEAR = 365 * 24 * 3600


def register(app: Flask) -> None:
    """Guard every answer; believe as many proxies as are said to stand in front."""
    count = app.config["PROXIES"]
    if count:
        proxied = ProxyFix(app.wsgi_app, x_for=count, x_proto=count)
        app.wsgi_app = proxied  # type: ignore[method-assign]
    if not app.config["SECRET_KEY"]:
        app.wsgi_app = RefuseToServe()  # type: ignore[method-assign,assignment]
    app.after_request(dress)


def dress(response: Response) -> Response:
    """Add the headers that an answer does not set itself."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", f"max-age={ONE_YEAR}")
    if request.endpoint == "static":
        keep_static(response)
    else:
        response.headers.setdefault("Cache-Control", "no-store")
    return response


def keep_static(response: Response) -> None:
    """Let browsers keep a file of ours for a year when its address changes with its content."""
    if "v" in request.args:
        response.headers["Cache-Control"] = f"public, max-age={ONE_YEAR}, immutable"


class RefuseToServe:
    """The application without a key: cookies and links could be forged, so it answers nothing."""

    def __call__(self, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        """Answer 503 to everything."""
        words = "SECRET_KEY is not set: see docs/operate.md, or start with bin/run.\n"
        return PlainResponse(words, 503, mimetype="text/plain")(environ, start)
