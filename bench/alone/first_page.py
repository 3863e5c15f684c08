"""Starts the program on a database and shows its first page."""

import sys

from tracker import create_app

app = create_app({"SECRET_KEY": "for measuring only", "SQLALCHEMY_DATABASE_URI": sys.argv[1]})
answer = app.test_client().get("/dang-nhap")
if answer.status_code != 200:
    sys.exit(answer.status)
