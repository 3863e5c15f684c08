"""The pages: read the request, load through access, one verb, commit, answer."""

from flask import Flask

from tracker.pages import (
    answers,
    bulk,
    by_link,
    calendar,
    documents,
    errors,
    files,
    filters,
    first_run,
    forms,
    guard,
    health,
    language,
    limits,
    locale,
    my_account,
    my_deputies,
    my_reminders,
    outside,
    overview,
    password,
    people,
    plan_import,
    plan_ladder,
    plan_settings,
    plans,
    requests,
    security,
    shell,
    sign_in,
    tasks,
    typed,
    unit_work,
    units,
    urging,
    worksheets,
)


def register(app: Flask) -> None:
    """Add every page to the application, behind the guard."""
    for part in (security, limits, locale, filters, shell, errors, guard, forms, typed):
        part.register(app)
    for blueprint in (
        answers.pages,
        by_link.pages,
        bulk.pages,
        calendar.pages,
        documents.pages,
        files.pages,
        first_run.pages,
        health.pages,
        language.pages,
        my_account.pages,
        my_deputies.pages,
        my_reminders.pages,
        outside.pages,
        overview.pages,
        password.pages,
        people.pages,
        plan_import.pages,
        plan_ladder.pages,
        plan_settings.pages,
        plans.pages,
        requests.pages,
        sign_in.pages,
        tasks.pages,
        unit_work.pages,
        units.pages,
        urging.pages,
        worksheets.pages,
    ):
        app.register_blueprint(blueprint)
