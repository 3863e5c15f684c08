"""The ground of the races: a copy of one laid commune for each test."""

from collections.abc import Iterator

import pytest
import time_machine

from tests.races.ground import Ground, app_on, lay
from tests.services.postgres import MakeDatabase
from tracker.db import db


@pytest.fixture(scope="session")
def laid(make_database: MakeDatabase) -> str:
    """The address of a database with the commune, to be copied."""
    url = make_database()
    lay(app_on(url))
    return url


@pytest.fixture(autouse=True)
def day() -> Iterator[None]:
    """It is 12 March 2026, from noon on."""
    with time_machine.travel("2026-03-12 05:00Z"):
        yield


@pytest.fixture
def ground(laid: str, make_database: MakeDatabase) -> Iterator[Ground]:
    """The commune on a database of its own."""
    url = make_database(like=laid)
    app = app_on(url)
    with app.app_context():
        yield Ground(app, url)
        db.session.remove()
        db.engine.dispose()
