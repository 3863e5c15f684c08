"""Serves the sample's pages and prints the worker's memory in MB, early and after many more."""

import sys

import waitress

from bench.commune import Visitor
from bench.pages import DASHBOARD, LIST, MINE, WAITING
from bench.processes import share
from tracker import create_app

EARLY = 100
VISITED = (LIST, DASHBOARD, MINE, WAITING)


def main() -> None:
    """Ask for the pages in turn; waitress is loaded, as in the process that runs for an office."""
    assert waitress.serve
    app = create_app(
        {
            "SECRET_KEY": "for measuring only",
            "SQLALCHEMY_DATABASE_URI": sys.argv[1],
            "PUBLIC_BASE_URL": "http://localhost",
        }
    )
    visitor, requests = Visitor(app, "hoa"), int(sys.argv[2])
    for number in range(requests):
        visitor.get(VISITED[number % len(VISITED)])
        if number + 1 == EARLY:
            print(share())
    print(share())


if __name__ == "__main__":
    main()
