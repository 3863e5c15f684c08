"""A session in June 2026 for the tests of sessions."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from tests.cast import Office
from tracker import history, issuing, reviews
from tracker.db import db
from tracker.indicators import Indicator, IndicatorPoint, IndicatorValue
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


def opened(office: Office, plan: Plan, *, held_on: date = HELD_ON, **more: Any) -> Review:
    """Prepare and open a session, all chains taken."""
    review = planned(office, plan, held_on=held_on, **more)
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


def behind(plan: Plan, office: Office) -> Indicator:
    """An indicator whose path wants 60 by June, with 40 in the first quarter's place."""
    path = [IndicatorPoint(on=date(2026, 6, 30), target=Decimal(60))]
    made = Indicator(
        plan_id=plan.id, code="CT01", position=1, title="Tỷ lệ hồ sơ trực tuyến", unit_text="%",
        direction=">=", target=Decimal(95), points=path, lead_unit_id=office.vp.id,
    )  # fmt: skip
    db.session.add(made)
    value = IndicatorValue(
        since=date(2026, 1, 1), on=date(2026, 6, 30),
        value=Decimal(40), entered_by=office.lan, entered_at=AT,
    )  # fmt: skip
    made.values.append(value)
    db.session.flush()
    return made
