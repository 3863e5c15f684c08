"""The pages: read the request, load through access, one verb, commit, answer."""

from flask import Flask

from tracker.pages import (
    calendar,
    errors,
    filters,
    forms,
    guard,
    health,
    language,
    locale,
    my_account,
    password,
    people,
    security,
    shell,
    sign_in,
    units,
)


def register(app: Flask) -> None:
    """Add every page to the application, behind the guard."""
    for part in (security, locale, filters, shell, errors, guard, forms):
        part.register(app)
    for blueprint in (
        calendar.pages,
        health.pages,
        language.pages,
        my_account.pages,
        password.pages,
        people.pages,
        sign_in.pages,
        units.pages,
    ):
        app.register_blueprint(blueprint)
