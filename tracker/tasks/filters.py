"""What a list of tasks is narrowed by, and the address that says it.

Every figure links to its list through these parameters of `/nhiem-vu`:

| parameter | holds |
|---|---|
| `ke-hoach` | the plan's code; empty means the plan in force |
| `q` | text, sought without accents |
| `trang-thai` | a `State`: what people did, as of the day |
| `han` | a `Due`: where the task stands against the calendar, as of the day |
| `noi-dung` | the code of a content area, `ND1` |
| `don-vi` | the code of the lead unit as printed (a group stands for itself) |
| `thuc-hien` | the code of the unit that works: the collecting unit of a group's task |
| `tinh-den` | the day the list is drawn for, `YYYY-MM-DD`; empty means today |
| `trang` | the page, from 1 |

`State` and `Due` combine: executed among due is `trang-thai=da-thuc-hien&han=den-han`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from tracker.rules import N_


class State(StrEnum):
    """What people did with a task, as figures count it."""

    ASSIGNED = "moi-giao"
    IN_PROGRESS = "dang-thuc-hien"
    BLOCKED = "vuong-mac"
    WAITING = "cho-xac-nhan"
    MET = "dat"
    NOT_MET = "chua-dat"
    EXECUTED = "da-thuc-hien"
    OPEN = "chua-hoan-thanh"
    REMOVED = "dua-ra"


STATE_LABELS = {
    State.OPEN: N_("Chưa hoàn thành"),
    State.ASSIGNED: N_("Mới giao"),
    State.IN_PROGRESS: N_("Đang thực hiện"),
    State.BLOCKED: N_("Vướng mắc"),
    State.WAITING: N_("Chờ xác nhận"),
    State.EXECUTED: N_("Đã thực hiện (đạt và chưa đạt)"),
    State.MET: N_("Hoàn thành, đạt yêu cầu"),
    State.NOT_MET: N_("Đã thực hiện, chưa đạt"),
    State.REMOVED: N_("Đưa ra khỏi kế hoạch"),
}


class Due(StrEnum):
    """Where a task stands against the calendar; the last three compare with the current due day."""

    DUE = "den-han"
    THIS_MONTH = "trong-thang"
    SOON = "sap-den-han"
    OVERDUE = "qua-han"
    NOT_DUE = "chua-den-han"
    NO_DATE = "chua-xac-dinh"
    EARLY = "truoc-han"
    ON_TIME = "dung-han"
    IN_TIME = "khong-tre"
    LATE = "tre-han"
    EARLY_CURRENT = "truoc-han-sau-gia-han"
    ON_TIME_CURRENT = "dung-han-sau-gia-han"
    LATE_CURRENT = "tre-han-sau-gia-han"


DUE_LABELS = {
    Due.OVERDUE: N_("Quá hạn"),
    Due.SOON: N_("Sắp đến hạn"),
    Due.THIS_MONTH: N_("Đến hạn trong tháng"),
    Due.DUE: N_("Đã đến hạn"),
    Due.NOT_DUE: N_("Chưa đến hạn"),
    Due.NO_DATE: N_("Chưa xác định hạn"),
    Due.EARLY: N_("Thực hiện trước hạn"),
    Due.ON_TIME: N_("Thực hiện đúng hạn"),
    Due.IN_TIME: N_("Thực hiện không trễ hạn"),
    Due.LATE: N_("Thực hiện trễ hạn"),
    Due.EARLY_CURRENT: N_("Trước hạn đã gia hạn"),
    Due.ON_TIME_CURRENT: N_("Đúng hạn đã gia hạn"),
    Due.LATE_CURRENT: N_("Trễ hạn đã gia hạn"),
}

Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True)
class TaskFilters:
    """What a list shows; an empty field does not narrow it."""

    plan: str = ""
    text: str = ""
    state: State | None = None
    due: Due | None = None
    area: str = ""
    lead: str = ""
    worker: str = ""
    as_of: date | None = None
    page: int = 1

    @classmethod
    def parse(cls, query: Mapping[str, str]) -> "TaskFilters":
        """Read the parameters of an address; what makes no sense is left out."""
        page = query.get("trang", "")
        return cls(
            plan=query.get("ke-hoach", "").strip(),
            text=" ".join(query.get("q", "").split())[:100],
            state=_word(State, query.get("trang-thai")),
            due=_word(Due, query.get("han")),
            area=query.get("noi-dung", "").strip(),
            lead=query.get("don-vi", "").strip(),
            worker=query.get("thuc-hien", "").strip(),
            as_of=_day(query.get("tinh-den", "")),
            page=max(1, int(page)) if page.isdecimal() and len(page) < 6 else 1,
        )

    def to_query(self) -> dict[str, Any]:
        """Return the parameters of the address that shows this list, empty ones left out."""
        query = {
            "ke-hoach": self.plan,
            "q": self.text,
            "trang-thai": self.state or "",
            "han": self.due or "",
            "noi-dung": self.area,
            "don-vi": self.lead,
            "thuc-hien": self.worker,
            "tinh-den": self.as_of.isoformat() if self.as_of else "",
            "trang": str(self.page) if self.page > 1 else "",
        }
        return {name: str(value) for name, value in query.items() if value}

    def on_page(self, page: int) -> "TaskFilters":
        """Return the same list at another page."""
        return replace(self, page=page)

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the plan, the day and the page is asked for."""
        return any((self.text, self.state, self.due, self.area, self.lead, self.worker))


def _word(words: type[Word], text: str | None) -> Word | None:
    return words(text) if text in set(words) else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
