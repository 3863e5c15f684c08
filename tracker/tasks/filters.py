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
| `phoi-hop` | the code of a coordinating unit |
| `can-bo`, `lanh-dao` | the id of the person in charge, of the leader |
| `loai-han` | a `DeadlineKind` |
| `nguon` | a `Source`: who gave the task besides the plan as issued |
| `han-tu`, `han-toi` | first and last due day, as all days `YYYY-MM-DD` or as people write them |
| `cap-nhat-tu` | the day since which something was told of the task |
| `dac-diem` | `Trait`s that all hold, parted by commas or given again |
| `dau-hieu` | a `Flag`, for those who may see flags; `*` for any |
| `xep` | an `Order`, turned round by a minus; empty means the plan's |
| `tinh-den` | the day the list is drawn for, `YYYY-MM-DD`; empty means today |
| `trang` | the page, from 1 |

`State` and `Due` combine: executed among due is `trang-thai=da-thuc-hien&han=den-han`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from werkzeug.datastructures import MultiDict

from tracker.rules import N_, Refused
from tracker.rules.numbers import parse_day
from tracker.rules.words import DeadlineKind, Source
from tracker.tasks.traits import Order, Trait


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
    MISSED = "thieu-dot"
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
    Due.MISSED: N_("Có đợt chưa có kết quả"),
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
    partner: str = ""
    officer: str = ""
    leader: str = ""
    kind: DeadlineKind | None = None
    source: Source | None = None
    due_from: date | None = None
    due_to: date | None = None
    told_since: date | None = None
    traits: frozenset[Trait] = frozenset()
    flag: str = ""
    order: Order = Order.PLAN
    is_turned: bool = False
    as_of: date | None = None
    page: int = 1

    @classmethod
    def parse(cls, query: Mapping[str, str]) -> "TaskFilters":
        """Read the parameters of an address; what makes no sense is left out."""
        page, order = query.get("trang", ""), query.get("xep", "")
        told: dict[str, Any] = {
            name: query.get(word, "").strip()[:100] for name, word in TEXTS.items()
        }
        told |= {name: _day(query.get(word, "")) for name, word in DAYS.items()}
        return cls(
            text=" ".join(query.get("q", "").split())[:100],
            state=_word(State, query.get("trang-thai")),
            due=_word(Due, query.get("han")),
            kind=_word(DeadlineKind, query.get("loai-han")),
            source=_word(Source, query.get("nguon")),
            traits=_traits(query),
            order=_word(Order, order.removeprefix("-")) or Order.PLAN,
            is_turned=order.startswith("-") and order[1:] in set(Order) - {Order.PLAN},
            page=max(1, int(page)) if page.isdecimal() and len(page) < 6 else 1,
            **told,
        )  # fmt: skip

    def to_query(self) -> dict[str, Any]:
        """Return the parameters of the address that shows this list, empty ones left out."""
        query: dict[str, Any] = {
            "q": self.text, "trang-thai": self.state, "han": self.due, "loai-han": self.kind,
            "nguon": self.source,
            "dac-diem": ",".join(sorted(self.traits)),
            "xep": ("-" if self.is_turned else "") + self.order,
            "trang": self.page if self.page > 1 else "",
        }  # fmt: skip
        query |= {word: getattr(self, name) for name, word in TEXTS_AND_DAYS}
        return {name: str(value) for name, value in query.items() if value}

    def on_page(self, page: int) -> "TaskFilters":
        """Return the same list at another page."""
        return replace(self, page=page)

    def lasting(self) -> "TaskFilters":
        """Return the list without plan, day and page: what it asks for in any year."""
        return replace(self, plan="", as_of=None, page=1)

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the plan, the day, the order and the page is asked for."""
        return replace(self.lasting(), order=Order.PLAN, is_turned=False) != TaskFilters()

    @property
    def narrowing_count(self) -> int:
        """How many fields beside the text narrow the list."""
        asked = replace(self.lasting(), text="", order=Order.PLAN, is_turned=False)
        return len(asked.to_query().keys() - {"xep"})


TEXTS = {
    "plan": "ke-hoach", "area": "noi-dung", "lead": "don-vi", "worker": "thuc-hien",
    "partner": "phoi-hop", "officer": "can-bo", "leader": "lanh-dao", "flag": "dau-hieu",
}  # fmt: skip
DAYS = {
    "as_of": "tinh-den", "due_from": "han-tu", "due_to": "han-toi", "told_since": "cap-nhat-tu",
}  # fmt: skip
TEXTS_AND_DAYS = (*TEXTS.items(), *DAYS.items())


def _word(words: type[Word], text: str | None) -> Word | None:
    return words(text) if text in set(words) else None


def _traits(query: Mapping[str, str]) -> frozenset[Trait]:
    given = query.getlist("dac-diem") if isinstance(query, MultiDict) else [query.get("dac-diem")]
    words = ",".join(text for text in given if text).split(",")
    return frozenset(Trait(word) for word in words if word in set(Trait))


def _day(text: str) -> date | None:
    try:
        return parse_day(text)
    except Refused:
        return None
