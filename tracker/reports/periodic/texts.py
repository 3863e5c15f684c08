"""The text blocks of a report: what the secretariat writes beside the figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column

from tracker import history
from tracker.accounts import Person
from tracker.db import Model, db
from tracker.history import Entry
from tracker.plans import Plan
from tracker.rules.periods import Period

KIND = "report_text"
MOST_LETTERS = 20_000


class ReportText(Model):
    """One block of one period's report; `until` is the period's last day, which orders them.

    An empty text is a block that was emptied: the period before does not shine through.
    """

    __tablename__ = "report_text"
    __table_args__ = (
        UniqueConstraint("plan_id", "period_key", "block"),
        Index(None, "authority_id", "until"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    authority_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    period_key: Mapped[str]
    until: Mapped[date]
    block: Mapped[str]
    text: Mapped[str] = mapped_column(Text)
    written_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    written_at: Mapped[datetime]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


@dataclass(frozen=True)
class Kept:
    """A block as a report takes it: its text, and whether it was written for this very period."""

    text: str
    is_own: bool
    until: date


def texts_of(plan: Plan, period: Period) -> dict[str, str]:
    """Return the text of every block that was written for a period or one before it."""
    return {block: kept.text for block, kept in kept_for(plan, period).items()}


def kept_for(plan: Plan, period: Period) -> dict[str, Kept]:
    """Return the blocks of a period; one not written yet is that of the last period before."""
    rows = select(ReportText).where(
        ReportText.authority_id == plan.authority_id, ReportText.until <= period.until
    )
    found: dict[str, Kept] = {}
    for one in db.session.scalars(rows.order_by(ReportText.until, ReportText.id)):
        is_own = (one.plan_id, one.period_key) == (plan.id, period.key)
        before = found.get(one.block)
        if before is None or not before.is_own:
            found[one.block] = Kept(one.text, is_own, one.until)
    return found


def version_of(plan: Plan, period: Period) -> int:
    """Return a number that rises with every change of a period's own blocks."""
    rows = select(ReportText.version).where(*_own(plan, period))
    return sum(db.session.scalars(rows))


def keep_texts(
    plan: Plan, period: Period, texts: Mapping[str, str], *, by: Person, at: datetime
) -> list[str]:
    """Keep the blocks of a period's report that differ from what it says, and return their keys.

    The plan's chain must have been taken.
    """
    kept, changed = kept_for(plan, period), []
    own = {one.block: one for one in db.session.scalars(select(ReportText).where(
        *_own(plan, period)))}  # fmt: skip
    for block, typed in texts.items():
        text = tidy(typed)
        if text == (kept[block].text if block in kept else ""):
            continue
        made = own.get(block) or ReportText(
            authority_id=plan.authority_id, plan_id=plan.id, period_key=period.key,
            until=period.until, block=block,
        )  # fmt: skip
        made.text, made.written_by_id, made.written_at = text, by.id, at
        db.session.add(made)
        changed.append(block)
    db.session.flush()
    if changed:
        entry = Entry(KIND, plan.id, "write", changes={"period": period.code, "blocks": changed})
        history.record(entry, chain_id=plan.id, by=by.id, at=at)
    return changed


def tidy(text: str) -> str:
    """Return a typed text with one blank between words and no empty lines."""
    lines = (" ".join(line.split()) for line in text[:MOST_LETTERS].splitlines())
    return "\n".join(line for line in lines if line)


def _own(plan: Plan, period: Period) -> tuple[ColumnElement[bool], ...]:
    return (ReportText.plan_id == plan.id, ReportText.period_key == period.key)
