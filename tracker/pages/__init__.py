"""The pages: read the request, load through access, one verb, commit, answer."""

from flask import Flask

from tracker.pages import guard, health


def register(app: Flask) -> None:
    """Add every page to the application, behind the guard."""
    guard.register(app)
    for blueprint in (health.pages,):
        app.register_blueprint(blueprint)
