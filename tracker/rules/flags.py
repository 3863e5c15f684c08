"""Signs that an entry wants a second look: computed from what was recorded, never stored.

A flag accuses nobody: it says where those who oversee a plan should ask.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.rules import N_
from tracker.rules.words import Status


class Flag(StrEnum):
    """A sign that wants a second look; the value stands in addresses."""

    UNPROVED = "xong-khong-minh-chung"
    MOVED_LATE = "lui-han-sau-khi-qua"
    EVE = "xong-sat-ngay-chot"
    SAME_WORDS = "lap-lai-noi-dung"
    LONG_WAIT = "cho-xac-nhan-lau"


FLAG_LABELS = {
    Flag.UNPROVED: N_("Hoàn thành, không có văn bản minh chứng"),
    Flag.MOVED_LATE: N_("Lùi hạn sau khi đã quá hạn"),
    Flag.EVE: N_("Hoàn thành sát ngày chốt số liệu"),
    Flag.SAME_WORDS: N_("Báo cáo 03 kỳ liền cùng một nội dung"),
    Flag.LONG_WAIT: N_("Chờ xác nhận quá 05 ngày làm việc"),
}
# The last days of the reporting periods (công văn 581/BNV-CCHC).
FREEZES = ((3, 14), (6, 14), (9, 14), (12, 14))
EVE_DAYS = 2
SAME_PERIODS = 3
WAITING_DAYS = 5


@dataclass(frozen=True)
class DueMove:
    """A due day put in place of another, by a decision of a day."""

    on: date
    before: date
    after: date


@dataclass(frozen=True)
class FlagFacts:
    """What flags need to know of a task.

    `told` holds the last sentence of each of the last periods in which the task was told about,
    folded, newest first; entries made for a unit are left out. `is_on_behalf`: the submission was
    entered for the unit. `waiting_days`: working days since the submission. `freezes`: the days on
    which figures are frozen.
    """

    status: str
    completed_on: date | None
    proofs: int
    is_on_behalf: bool = False
    due_moves: Sequence[DueMove] = ()
    told: Sequence[str] = ()
    waiting_days: int = 0
    freezes: Sequence[date] = ()


def flags_of(facts: FlagFacts) -> tuple[Flag, ...]:
    """Return the flags of a task; what was entered for a unit carries none of its own."""
    done_on = facts.completed_on if facts.status == Status.COMPLETED else None
    own_work = done_on is not None and not facts.is_on_behalf
    held = {
        Flag.UNPROVED: own_work and not facts.proofs,
        Flag.MOVED_LATE: any(move.before < move.on < move.after for move in facts.due_moves),
        Flag.EVE: own_work and _is_eve(done_on, facts.freezes),
        Flag.SAME_WORDS: len(facts.told) >= SAME_PERIODS
        and len(set(facts.told[:SAME_PERIODS])) == 1,
        Flag.LONG_WAIT: facts.status == Status.SUBMITTED and facts.waiting_days > WAITING_DAYS,
    }
    return tuple(flag for flag, holds in held.items() if holds)


def freezes_of(year: int, closed_on: date | None) -> list[date]:
    """Return the days on which the figures of a plan's year are frozen, its closing included."""
    days = [date(year, month, day) for month, day in FREEZES]
    return [*days, closed_on] if closed_on else days


def _is_eve(done_on: date | None, freezes: Sequence[date]) -> bool:
    return done_on is not None and any(0 <= (day - done_on).days <= EVE_DAYS for day in freezes)
