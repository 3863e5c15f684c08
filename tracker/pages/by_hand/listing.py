"""The units that owe something, how often they were urged, and the ledger of urgings."""

from dataclasses import dataclass

from flask import render_template
from flask_login import current_user

from tracker import clock, periods
from tracker.access import urging
from tracker.access.urging import Work
from tracker.pages.by_hand.blueprint import pages
from tracker.pages.by_hand.chosen import asked_ids, asked_period
from tracker.pages.guard import Audience, audience
from tracker.pages.locale import said
from tracker.pages.urged import urged_words
from tracker.periods import ReportPeriod
from tracker.rules.words import TimeState
from tracker.units import Unit
from tracker.urgings import CHANNEL_LABELS, ledger

SHOWN = 100
# A longer list of units folds away those in which nothing presses, a longer ledger what is older.
AT_ONCE = 20


@dataclass(frozen=True)
class Row:
    """A unit: what it owes, and how often it was urged in words."""

    work: Work
    overdue: int
    soon: int
    urged: str


@pages.get("")
@audience(Audience.SECRETARIAT)
def listing() -> str:
    """Show the units that owe something, the most overdue first, and the latest urgings."""
    found = urging.work_by_unit(current_user, on=clock.today())
    period, chosen = asked_period(), set(asked_ids("don-vi"))
    late = owing(period, chosen) if period else []
    chosen |= {unit.id for unit in late}
    urged = ledger.of_units(found, urging.plans_in_force(current_user))
    rows = [
        Row(
            work, work.count(TimeState.OVERDUE), work.count(TimeState.DUE_SOON),
            urged_words(urged.get(unit_id, [])),
        )
        for unit_id, work in found.items()
    ]  # fmt: skip
    rows.sort(key=lambda row: (row.work.unit.id not in chosen, -row.overdue, -row.soon))
    shown = at_once(rows, chosen)
    latest = ledger.latest(current_user.authority_id, limit=SHOWN)
    return render_template(
        "by_hand/listing.html", rows=shown, later=rows[len(shown):], latest=latest,
        newest=AT_ONCE, channels=CHANNEL_LABELS, chosen=chosen, period=period,
        idle=[unit for unit in late if unit.id not in found],
        name=said(period.label.msgid, period.label.values) if period else "",
    )  # fmt: skip


def at_once(rows: list[Row], chosen: set[int]) -> list[Row]:
    """Return the rows that are not folded away: of a long list some chosen, else what presses."""
    if len(rows) <= AT_ONCE:
        return rows
    if chosen:
        return [row for row in rows if row.work.unit.id in chosen][:AT_ONCE] or rows[:AT_ONCE]
    return [row for row in rows if row.overdue or row.soon] or rows


def owing(period: ReportPeriod, chosen: set[int]) -> list[Unit]:
    """Return the units whose report of a period is not there: the chosen ones, else all."""
    missing = [one.unit for one in periods.duties(period) if not one.is_settled]
    return [unit for unit in missing if not chosen or unit.id in chosen]
