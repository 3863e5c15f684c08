"""Thông báo kết luận from the command line: the draft of a session's notice, as Word or PDF."""

from pathlib import Path

import click

from tracker.commands.answers import refusals
from tracker.commands.papers import OUT, standard, write_paper
from tracker.db import db
from tracker.reports import office
from tracker.reports.office import Layout
from tracker.reviews import Review
from tracker.rules import N_, Refused


@click.command("conclusions")
@click.argument("review_id", type=int, metavar="REVIEW")
@click.option("--out", type=OUT, required=True, help="F.docx, or F.pdf with LibreOffice.")
@standard
@refusals
def conclusions(review_id: int, out: Path, layout: Layout) -> None:
    """Draft the notice of what the session REVIEW (its number in the address) concluded."""
    review = db.session.get(Review, review_id)
    if review is None:
        raise Refused(N_("Không có phiên họp số %(number)s."), number=review_id)
    write_paper(out, lambda: office.notice(review, layout=layout))
