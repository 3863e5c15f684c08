"""The application object for `flask --app run` and gunicorn, and `python run.py`: site and jobs."""

import argparse
import logging
import os
import signal
import sys

import flask_migrate
import waitress
from flask import Flask, current_app

import config
from tracker import clock, create_app, jobs
from tracker.accounts import first_run
from tracker.commands.demo import load_once, sign_in_words
from tracker.commands.demo.sample import OFFICES
from tracker.db import db
from tracker.rules import Refused

REFUSED = 2
FIRST_STEPS = """Chưa có cơ quan nào. Khởi tạo tại địa chỉ này (dùng một lần):
  {address}"""


def main() -> None:
    """Prepare what is missing, serve the site and run the jobs until told to stop."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: sys.exit(0))
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    # A tick that finds the one before it still sending is no news.
    logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)
    wishes = read_wishes()
    os.environ.update(environment_of(wishes))
    config.make_secret_key()
    app = create_app()
    with app.app_context():
        flask_migrate.upgrade()
        words = prepare(wishes.demo)
    serve(app, words)


def read_wishes() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="bin/run", description="Site and jobs in one process.")
    parser.add_argument("--host", help="address to listen on (HOST)")
    parser.add_argument("--port", help="port to listen on (PORT)")
    parser.add_argument(
        "--demo", nargs="?", const="xa_2026", choices=sorted(OFFICES), metavar="NAME",
        help="load a sample into an empty database first: " + ", ".join(sorted(OFFICES)),
    )  # fmt: skip
    return parser.parse_args()


def environment_of(wishes: argparse.Namespace) -> dict[str, str]:
    """Return the settings that the command line gives."""
    given = {"HOST": wishes.host, "PORT": wishes.port}
    return {name: value for name, value in given.items() if value}


def prepare(sample: str | None) -> list[str]:
    """Load the sample that is asked for and return what the operator must know."""
    words = []
    if sample:
        try:
            load_once(sample)
        except Refused as no:
            print(no, file=sys.stderr)
            raise SystemExit(REFUSED) from no
        words.append(sign_in_words())
    elif first_run.is_needed():
        base, token = current_app.config["PUBLIC_BASE_URL"], first_run.begin(at=clock.now())
        words.append(FIRST_STEPS.format(address=f"{base}/khoi-tao?ma={token}"))
    db.session.remove()
    return words


def serve(app: Flask, words: list[str]) -> None:
    """Answer requests and run the jobs; on the way out requests and letters come to their end."""
    host, port = app.config["HOST"], app.config["PORT"]
    server = waitress.create_server(app, host=host, port=port, threads=app.config["THREADS"])
    running = jobs.start(app)
    address = f"Đôn Đốc: {app.config['PUBLIC_BASE_URL']}"
    try:
        print(address, *words, "Dừng: Ctrl-C", sep="\n", flush=True)
        server.run()
    finally:
        running.stop()


if __name__ == "__main__":
    main()
else:
    app = create_app()
