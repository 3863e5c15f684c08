"""Runs the timetable in the foreground: the one jobs process of a node."""

import signal
import sys
from threading import Event

import click
from flask import Flask, current_app

from tracker import jobs
from tracker.commands.answers import NO_TABLES, has_tables, refusals
from tracker.rules import Refused


@click.command("jobs")
@refusals
def run_jobs() -> None:
    """Queue reminders, send letters and tidy up, by the clock, until told to stop."""
    if not has_tables():
        raise Refused(NO_TABLES)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: sys.exit(0))
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    running = jobs.start(app)
    try:
        click.echo("Đang chạy lịch: " + ", ".join(job.name for job in jobs.TIMETABLE))
        Event().wait()
    finally:
        running.stop()
