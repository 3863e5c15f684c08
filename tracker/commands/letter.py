"""Công văn đôn đốc from the command line: the draft for one unit, as Word or PDF."""

from datetime import datetime
from pathlib import Path

import click

from tracker import clock, units
from tracker.commands.answers import refusals
from tracker.commands.papers import OUT, standard, write_paper
from tracker.commands.plan import DAY, plan_of
from tracker.commands.plan_issue import unit_of
from tracker.reports import office
from tracker.reports.office import Layout


@click.command("letter")
@click.argument("code")
@click.option("--unit", "unit_code", required=True, help="Code of the unit to urge.")
@click.option("--as-of", type=DAY, help="Day of the figures; today by default.")
@click.option("--out", type=OUT, required=True, help="F.docx, or F.pdf with LibreOffice.")
@standard
@refusals
def letter(
    code: str, unit_code: str, as_of: datetime | None, out: Path, layout: Layout
) -> None:  # fmt: skip
    """Draft the letter that urges a unit on what it owes to a plan."""
    found = plan_of(code)
    unit = unit_of(units.of_authority(found.authority_id), unit_code)
    day = as_of.date() if as_of else clock.today()
    write_paper(out, lambda: office.letter(found, unit, as_of=day, layout=layout))
