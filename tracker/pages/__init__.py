"""The pages: read the request, load through access, one verb, commit, answer."""

from flask import Flask

from tracker.pages import errors, filters, forms, guard, health, language, locale, shell


def register(app: Flask) -> None:
    """Add every page to the application, behind the guard."""
    for part in (locale, filters, shell, errors, guard, forms):
        part.register(app)
    for blueprint in (health.pages, language.pages):
        app.register_blueprint(blueprint)
