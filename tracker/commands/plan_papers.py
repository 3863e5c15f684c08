"""A plan and its amendments as official papers, from the command line."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from tracker import clock
from tracker.commands.answers import refusals
from tracker.commands.papers import OUT, standard, write_paper
from tracker.commands.plan import DAY, plan_of
from tracker.plans import Plan
from tracker.reports import amendment_paper, office
from tracker.reports.amendment_paper import Amendments
from tracker.reports.office import Layout

HELP = "F.docx, or F.pdf with LibreOffice."


@click.command("paper")
@click.argument("code")
@click.option("--out", type=OUT, required=True, help=HELP)
@standard
@refusals
def print_plan(code: str, out: Path, layout: Layout) -> None:
    """Write a plan as a Kế hoạch, or as the Quyết định that issued it, with its annexes."""
    found = plan_of(code)
    write_paper(out, lambda: office.plan_itself(found, on=clock.today(), layout=layout))


@click.command("amendments")
@click.argument("code")
@click.option("--since", type=DAY, help="Decided from this day; the plan's issue by default.")
@click.option("--until", type=DAY, help="Decided until this day; today by default.")
@click.option("--waiting", is_flag=True, help="What was asked and is not decided yet.")
@click.option("--out", type=OUT, required=True, help=HELP)
@standard
@refusals
def print_amendments(code: str, out: Path, layout: Layout, **which: Any) -> None:
    """Write the amendments of a plan as the Quyết định that makes them."""
    made = amendments_of(plan_of(code), **which)
    write_paper(out, lambda: office.amendments(made, layout=layout))


def amendments_of(
    found: Plan, *, since: datetime | None, until: datetime | None, waiting: bool
) -> Amendments:
    """Return the amendments that the options ask for."""
    last = until.date() if until else clock.today()
    if waiting:
        return amendment_paper.waiting(found, on=last)
    first = since.date() if since else found.issued_on or found.period_from
    return amendment_paper.decided(found, since=first, until=last)
