"""Thông báo kết luận from the command line: the draft of a session's notice, as Word."""

from pathlib import Path

import click

from tracker import reports
from tracker.commands.answers import refusals
from tracker.db import db
from tracker.reviews import Review
from tracker.rules import N_, Refused


@click.command("conclusions")
@click.argument("review_id", type=int, metavar="REVIEW")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True)
@refusals
def conclusions(review_id: int, out: Path) -> None:
    """Draft the notice of what the session REVIEW (its number in the address) concluded."""
    review = db.session.get(Review, review_id)
    if review is None:
        raise Refused(N_("Không có phiên họp số %(number)s."), number=review_id)
    out.write_bytes(reports.conclusions_notice(review))
