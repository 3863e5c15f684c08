"""The application object for `flask --app run` and gunicorn, and `python run.py`: site and jobs."""

import argparse
import logging
import os
import secrets
import signal
import sys
from pathlib import Path

import flask_migrate
import waitress
from flask import Flask

import config
from tracker import create_app, jobs
from tracker.commands.demo import load_once, sign_in_words
from tracker.commands.demo.sample import OFFICES
from tracker.db import db
from tracker.rules import Refused
from tracker.units import Unit

KEY_FILE = "secret_key"
REFUSED = 2
FIRST_STEPS = """Chưa có cơ quan nào. Nhập đơn vị và người dùng đầu tiên:
  .venv/bin/flask --app run unit import ĐƠN-VỊ.xlsx
  .venv/bin/flask --app run user add TÊN-ĐĂNG-NHẬP --name "HỌ TÊN" --unit MÃ --role admin"""


def main() -> None:
    """Prepare what is missing, serve the site and run the jobs until told to stop."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: sys.exit(0))
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    # A tick that finds the one before it still sending is no news.
    logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)
    wishes = read_wishes()
    os.environ.update(environment_of(wishes))
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
    """Return the settings that the command line gives, and the key, made once."""
    given = {"HOST": wishes.host, "PORT": wishes.port}
    chosen = {name: value for name, value in given.items() if value}
    if not config.settings()["SECRET_KEY"]:
        chosen["SECRET_KEY"] = secret_key(config.instance_folder())
    return chosen


def secret_key(folder: Path) -> str:
    """Return the key kept in the instance folder; the first call makes it, for the owner alone."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / KEY_FILE
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
    return path.read_text(encoding="ascii")


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
    elif db.session.query(Unit.id).first() is None:
        words.append(FIRST_STEPS)
    db.session.remove()
    return words


def serve(app: Flask, words: list[str]) -> None:
    """Answer requests and run the jobs; on the way out requests and letters come to their end."""
    host, port = app.config["HOST"], app.config["PORT"]
    server = waitress.create_server(app, host=host, port=port, threads=app.config["THREADS"])
    running = jobs.start(app)
    print(f"Đôn Đốc: {app.config['PUBLIC_BASE_URL']}", *words, "Dừng: Ctrl-C", sep="\n", flush=True)
    try:
        server.run()
    finally:
        running.stop()


if __name__ == "__main__":
    main()
else:
    app = create_app()
