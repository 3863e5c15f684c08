"""A report on a period, opened again from its file."""

import io
from datetime import date

from docx import Document
from docx.document import Document as Paper

from tracker.plans import Plan
from tracker.reports import office, periodic


def opened(plan: Plan, code: str, *, as_of: date | None = None) -> Paper:
    """Return the report as its file says it."""
    facts = periodic.facts_for(plan, periodic.period_of(plan, code), as_of=as_of)
    return Document(io.BytesIO(office.report(facts)))


def told(paper: Paper) -> str:
    """Return its paragraphs, one a line."""
    return "\n".join(line.text for line in paper.paragraphs)


def rows(paper: Paper, annex: int) -> list[list[str]]:
    """Return the texts of an annex's table, by its number from 1, after head and end."""
    table = paper.tables[annex + 1]
    return [[cell.text for cell in row.cells] for row in table.rows]
