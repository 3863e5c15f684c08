"""The command line: one file per noun, run as `.venv/bin/flask --app run …`."""

from flask import Flask

from tracker.commands.deliver import deliver
from tracker.commands.demo import demo
from tracker.commands.jobs import run_jobs
from tracker.commands.plan import plan
from tracker.commands.remind import remind
from tracker.commands.unit import unit
from tracker.commands.user import user


def register(app: Flask) -> None:
    """Add every group of commands to the application."""
    for commands in (deliver, demo, plan, remind, run_jobs, unit, user):
        app.cli.add_command(commands)
