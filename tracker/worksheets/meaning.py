"""What a filled row asks for: the situation chosen and its facts, or the cell that cannot be."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from tracker.documents.task_sheet import HEADERS, Column
from tracker.evidence import cite
from tracker.rules import N_, Refused
from tracker.rules.fold import fold
from tracker.rules.numbers import parse_day, parse_percent
from tracker.rules.words import BLOCKED_REASON_LABELS, OUTCOME_LABELS, BlockedReason, Outcome

Found = TypeVar("Found")
LONGEST = 4000
LINE = 255


class Situation(StrEnum):
    """What is told of a task in its row."""

    POST = "post"
    NO_CHANGE = "no_change"
    OCCURRENCE = "occurrence"
    SUBMIT = "submit"
    BLOCK = "block"
    UNBLOCK = "unblock"
    NOTHING = "nothing"


SITUATION_LABELS = {
    Situation.POST: N_("Đang thực hiện"),
    Situation.NO_CHANGE: N_("Chưa có thay đổi"),
    Situation.OCCURRENCE: N_("Xong một đợt"),
    Situation.SUBMIT: N_("Đã xong, gửi xác nhận"),
    Situation.BLOCK: N_("Vướng mắc"),
    Situation.UNBLOCK: N_("Đã tháo gỡ"),
    Situation.NOTHING: N_("Không phát sinh trong kỳ"),
}
CHOICES = {
    Column.SITUATION: tuple(SITUATION_LABELS.values()),
    Column.OUTCOME: tuple(OUTCOME_LABELS.values()),
    Column.REASON: tuple(BLOCKED_REASON_LABELS.values()),
}
# Cells that only some situations take: elsewhere they would be lost in silence.
ONLY_FOR = {
    Column.DONE_ON: {Situation.OCCURRENCE, Situation.SUBMIT},
    Column.OUTCOME: {Situation.SUBMIT},
    Column.REASON: {Situation.BLOCK},
    Column.AGENCY: {Situation.BLOCK},
    Column.SINCE_ON: {Situation.BLOCK},
    Column.PERCENT: {Situation.POST, Situation.OCCURRENCE, Situation.SUBMIT},
    Column.TEXT: set(Situation) - {Situation.NO_CHANGE},
    Column.NUMBER: set(Situation) - {Situation.NO_CHANGE, Situation.UNBLOCK},
    Column.ISSUED_ON: set(Situation) - {Situation.NO_CHANGE, Situation.UNBLOCK},
    Column.ABSTRACT: set(Situation) - {Situation.NO_CHANGE, Situation.UNBLOCK},
}


class CellRefused(Refused):
    """A cell that cannot be taken; `column` is the one to blame."""

    def __init__(self, column: Column, msgid: str, **values: object) -> None:
        super().__init__(msgid, **values)
        self.column = column


@dataclass(frozen=True)
class Asked:
    """What a row tells of its task."""

    situation: Situation
    text: str = ""
    percent: Decimal | None = None
    done_on: date | None = None
    outcome: Outcome | None = None
    number: str = ""
    issued_on: date | None = None
    abstract: str = ""
    reason: BlockedReason | None = None
    agency: str = ""
    since_on: date | None = None

    @property
    def letter(self) -> str:
        """The document as offices cite it, empty without a number."""
        return cite(self.number, self.issued_on)


def meaning_of(cells: Mapping[str, str]) -> Asked:
    """Return what the texts of a row ask for; raises CellRefused for the first that cannot be."""
    situation = _chosen(cells, Column.SITUATION, SITUATION_LABELS) or Situation.POST
    for column, situations in ONLY_FOR.items():
        if cells.get(column) and situation not in situations:
            raise CellRefused(
                column,
                N_("Tình hình “%(situation)s” không dùng cột này. Chọn lại tình hình hoặc xóa ô."),
                situation=SITUATION_LABELS[situation],
            )
    return Asked(
        situation=situation, text=_text(cells, Column.TEXT, LONGEST),
        percent=_read(cells, Column.PERCENT, parse_percent),
        done_on=_read(cells, Column.DONE_ON, parse_day),
        outcome=_chosen(cells, Column.OUTCOME, OUTCOME_LABELS),
        number=_text(cells, Column.NUMBER, LINE),
        issued_on=_read(cells, Column.ISSUED_ON, parse_day),
        abstract=_text(cells, Column.ABSTRACT, LONGEST),
        reason=_chosen(cells, Column.REASON, BLOCKED_REASON_LABELS),
        agency=_text(cells, Column.AGENCY, LINE),
        since_on=_read(cells, Column.SINCE_ON, parse_day),
    )  # fmt: skip


def _text(cells: Mapping[str, str], column: Column, longest: int) -> str:
    text = cells.get(column, "").strip()
    if len(text) > longest:
        raise CellRefused(
            column, N_("Dài hơn %(longest)s ký tự. Viết ngắn lại."), longest=longest
        )  # fmt: skip
    return text


def _read(
    cells: Mapping[str, str], column: Column, read: Callable[[str], Found]
) -> Found | None:  # fmt: skip
    text = cells.get(column, "")
    try:
        return read(text) if text else None
    except Refused as no:
        raise CellRefused(column, no.msgid, **no.values) from no


def _chosen(
    cells: Mapping[str, str], column: Column, labels: Mapping[Found, str]
) -> Found | None:  # fmt: skip
    text = cells.get(column, "")
    if not text:
        return None
    for word, label in labels.items():
        if fold(label) == fold(text):
            return word
    raise CellRefused(
        column,
        N_("“%(text)s” không có trong danh sách. Chọn một mục: %(choices)s."),
        text=text, choices="; ".join(labels.values()),
    )  # fmt: skip


def header_of(column: str) -> str:
    """Return the header of a column by its name, empty for none."""
    return HEADERS[Column(column)] if column else ""
