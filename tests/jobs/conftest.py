"""An application on a database of its own, for what runs in threads and commits."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tracker import create_app
from tracker.db import db


@pytest.fixture
def separate(tmp_path: Path) -> Iterator[Flask]:
    """The application on an empty SQLite file that only this test uses."""
    url = f"sqlite:///{tmp_path / 'jobs.sqlite3'}"
    app = create_app({"TESTING": True, "SECRET_KEY": "x", "SQLALCHEMY_DATABASE_URI": url})
    with app.app_context():
        db.create_all()
    yield app
    with app.app_context():
        db.engine.dispose()
