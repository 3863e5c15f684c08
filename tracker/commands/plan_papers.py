"""A plan and its amendments as official papers, from the command line."""

from datetime import datetime
from pathlib import Path

import click

from tracker import clock
from tracker.commands.answers import refusals
from tracker.commands.papers import OUT, write_paper
from tracker.commands.plan import DAY, plan_of
from tracker.reports import amendment_paper, plan_paper

HELP = "F.docx, or F.pdf with LibreOffice."


@click.command("paper")
@click.argument("code")
@click.option("--out", type=OUT, required=True, help=HELP)
@refusals
def print_plan(code: str, out: Path) -> None:
    """Write a plan as a Kế hoạch, or as the Quyết định that issued it, with its annexes."""
    found = plan_of(code)
    write_paper(out, lambda: plan_paper.plan_paper(found, on=clock.today()))


@click.command("amendments")
@click.argument("code")
@click.option("--since", type=DAY, help="Decided from this day; the plan's issue by default.")
@click.option("--until", type=DAY, help="Decided until this day; today by default.")
@click.option("--waiting", is_flag=True, help="What was asked and is not decided yet.")
@click.option("--out", type=OUT, required=True, help=HELP)
@refusals
def print_amendments(
    code: str, since: datetime | None, until: datetime | None, out: Path, *, waiting: bool
) -> None:
    """Write the amendments of a plan as the Quyết định that makes them."""
    found = plan_of(code)
    last = until.date() if until else clock.today()
    if waiting:
        made = amendment_paper.waiting(found, on=last)
    else:
        first = since.date() if since else found.issued_on or found.period_from
        made = amendment_paper.decided(found, since=first, until=last)
    write_paper(out, lambda: amendment_paper.amendment_paper(made))
