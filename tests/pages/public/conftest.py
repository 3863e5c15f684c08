"""A frozen first quarter with an indicator, in a place where a secret name stands everywhere."""

from datetime import timedelta
from decimal import Decimal

import pytest

from tests.cast import Office, make_task
from tests.periods.making import FROZEN_AT, complete
from tests.periods.publishing import frozen_quarter
from tracker import history
from tracker.accounts import Person
from tracker.db import db
from tracker.indicators import Indicator, IndicatorValue
from tracker.periods import ReportPeriod
from tracker.plans import Plan

SECRET = "Nguyễn Bí Mật"


def add_indicator(plan: Plan, code: str, *, value: int, target: int = 98) -> Indicator:
    """An indicator in percent with one value at the end of February."""
    made = Indicator(
        plan_id=plan.id, code=code, position=int(code[2:]), title=f"Tỷ lệ hồ sơ đúng hạn {code}",
        unit_text="%", target_text=f"{target}%", direction=">=", target=Decimal(target),
        lead_text=SECRET, scope_note=SECRET,
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    db.session.add(
        IndicatorValue(
            indicator_id=made.id, on=FROZEN_AT.date() - timedelta(days=9), note=SECRET,
            numerator=Decimal(value), denominator=Decimal(200), entered_at=FROZEN_AT,
        )
    )  # fmt: skip
    db.session.flush()
    return made


@pytest.fixture
def period(office: Office, plan: Plan) -> ReportPeriod:
    """The first quarter, frozen with one task of two done and one indicator of two met."""
    for person in office.people.values():
        hide(person)
    history.take(plan.id)
    done = make_task(plan, office.vp, title=f"Việc của {SECRET}")
    make_task(plan, office.pkt, title=f"Đối thoại với {SECRET}", staff=office.quang)
    complete(done, office, done_on=FROZEN_AT.date() - timedelta(days=9), at=FROZEN_AT)
    add_indicator(plan, "CT1", value=199)
    add_indicator(plan, "CT2", value=150)
    return frozen_quarter(plan, office)


def hide(person: Person) -> None:
    """Let a person carry the secret in name, mail and post."""
    person.full_name, person.email = SECRET, f"{person.login}.bimat@example"
    for post in person.appointments:
        post.title = SECRET
