"""Addresses that answer everybody alike: they neither read nor set a session's cookie."""

from flask import Flask, Request, Response, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin

ROOT = "/cong-khai"


class Sessions(SecureCookieSessionInterface):
    """Flask's sessions, but for the public pages: caches between keep those for all readers."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """Return the session of the browser; an empty one for a page that must not know it."""
        if is_for_everybody(request.path):
            return self.session_class()
        return super().open_session(app, request)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Keep the session; for a public page set no cookie and let no answer vary by one."""
        if not is_for_everybody(request.path):
            super().save_session(app, session, response)


def register(app: Flask) -> None:
    """Keep sessions away from the public pages."""
    app.session_interface = Sessions()


def is_for_everybody(path: str) -> bool:
    """Tell whether an address answers everybody alike."""
    return path == ROOT or path.startswith(f"{ROOT}/")
