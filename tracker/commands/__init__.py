"""The command line: one file per noun, run as `.venv/bin/flask --app run …`."""

from flask import Flask

from tracker.commands.conclusions import conclusions
from tracker.commands.deliver import deliver
from tracker.commands.demo import demo
from tracker.commands.dossiers_check import dossiers
from tracker.commands.jobs import run_jobs
from tracker.commands.letter import letter
from tracker.commands.plan import plan
from tracker.commands.plan_import import import_annex
from tracker.commands.plan_issue import export_plan, issue_plan, list_plans
from tracker.commands.plan_papers import print_amendments, print_plan
from tracker.commands.remind import remind
from tracker.commands.report import report
from tracker.commands.unit import unit
from tracker.commands.user import user
from tracker.commands.verify import verify


def register(app: Flask) -> None:
    """Add every group of commands to the application."""
    of_plans = (import_annex, list_plans, issue_plan, export_plan, print_plan, print_amendments)
    for command in of_plans:
        plan.add_command(command)
    groups = (
        conclusions, deliver, demo, dossiers, letter, plan, remind, report, run_jobs, unit, user,
        verify,
    )  # fmt: skip
    for commands in groups:
        app.cli.add_command(commands)
