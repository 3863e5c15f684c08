"""Báo cáo CCHC from the command line: the draft for one period, as Word or PDF."""

from datetime import datetime
from pathlib import Path

import click

from tracker.commands.answers import refusals
from tracker.commands.papers import OUT, standard, write_paper
from tracker.commands.plan import DAY, plan_of
from tracker.reports import office, periodic
from tracker.reports.office import Layout


@click.command("report")
@click.argument("code")
@click.option("--period", "wanted", required=True, help="2026, 2026-Q1, 2026-H1 or 2026-Q3.")
@click.option("--as-of", type=DAY, help="Day of the figures; the closing or the cut-off.")
@click.option("--out", type=OUT, required=True, help="F.docx, or F.pdf with LibreOffice.")
@standard
@refusals
def report(
    code: str, wanted: str, as_of: datetime | None, out: Path, layout: Layout
) -> None:  # fmt: skip
    """Draft the report on a period of a plan."""
    found = plan_of(code)
    period = periodic.period_of(found, wanted)
    day = as_of.date() if as_of else None
    facts = periodic.facts_for(found, period, as_of=day)
    write_paper(out, lambda: office.report(facts, layout=layout))
