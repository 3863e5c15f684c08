"""A session in June 2026 for the tests of sessions."""

from datetime import UTC, date, datetime
from typing import Any

from tests.cast import Office
from tracker import history, issuing, reviews
from tracker.plans import Plan
from tracker.reviews import ConclusionKind, Review, Said, Setting

HELD_ON = date(2026, 7, 7)
AT = datetime(2026, 7, 7, 2, 0, tzinfo=UTC)
TITLE = "Phiên họp đánh giá 6 tháng đầu năm 2026"


def planned(
    office: Office, plan: Plan, *, held_on: date = HELD_ON, title: str = TITLE, **more: Any
) -> Review:
    """Prepare a session under the chairman."""
    history.take(history.GENERAL, plan.id)
    setting = Setting(title, held_on, office.binh, "Phòng họp số 1", **more)
    return reviews.plan_review(plan, setting, by=office.hoa, at=AT)


def opened(office: Office, plan: Plan, *, held_on: date = HELD_ON) -> Review:
    """Prepare and open a session, all chains taken."""
    review = planned(office, plan, held_on=held_on)
    reviews.open_review(review, by=office.hoa, at=AT)
    issuing.collection_of(office.authority, year=held_on.year, at=AT)
    return review


def general(text: str = "Các đơn vị nâng cao trách nhiệm người đứng đầu.") -> Said:
    """Say something of no effect."""
    return Said(ConclusionKind.GENERAL, text)


def given(office: Office, **more: object) -> Said:
    """Give the economics room a task with a deadline in words."""
    facts: dict[str, object] = {
        "units": (office.pkt,), "due_text": "trước ngày 31/8/2026", "deliverable": "Báo cáo",
    }  # fmt: skip
    return Said(ConclusionKind.TASK, "Trình danh mục chính sách đề xuất", **(facts | more))  # type: ignore[arg-type]
