"""Commands on a database without tables: a sentence and exit 2, never a traceback."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tracker import create_app
from tracker.db import db


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Flask]:
    """An application over a database in which nothing was ever made."""
    url = f"sqlite:///{tmp_path / 'empty.sqlite3'}"
    app = create_app({"SECRET_KEY": "for tests only", "SQLALCHEMY_DATABASE_URI": url})
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.mark.parametrize(
    "words",
    [
        ["plan", "list", "--json"],
        ["plan", "rollup", "xa_2026"],
        ["remind", "--dry-run", "--json"],
        ["user", "add", "thu", "--name", "Thu", "--unit", "VP", "--role", "staff"],
        ["jobs"],
    ],
    ids=lambda words: words[0],
)
def test_an_empty_database_is_told_in_a_sentence(empty: Flask, words: list[str]):
    answer = empty.test_cli_runner().invoke(args=words)
    assert answer.exit_code == 2
    assert answer.stdout == ""
    assert answer.stderr.strip().startswith("Cơ sở dữ liệu chưa có bảng nào.")
