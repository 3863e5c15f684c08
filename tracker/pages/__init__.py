"""The pages: read the request, load through access, one verb, commit, answer."""

from flask import Flask

from tracker.pages import (
    errors,
    filters,
    forms,
    guard,
    health,
    language,
    locale,
    my_account,
    password,
    security,
    shell,
    sign_in,
)


def register(app: Flask) -> None:
    """Add every page to the application, behind the guard."""
    for part in (security, locale, filters, shell, errors, guard, forms):
        part.register(app)
    for blueprint in (
        health.pages,
        language.pages,
        my_account.pages,
        password.pages,
        sign_in.pages,
    ):
        app.register_blueprint(blueprint)
