"""What was recorded of dossiers, registers and indicators after a freezing is named."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine

from tests.cast import Office
from tests.conftest import Client
from tests.dossiers.forms import lay, make_fields
from tests.periods.making import first_quarter
from tests.registers import told as entered
from tests.reports.periodic.test_kept import measured
from tracker import dossiers, history, periods, registers
from tracker.db import db
from tracker.dossiers import DossierField, Typed, sheet_of
from tracker.indicators import Indicator, Reported, report
from tracker.periods import Snapshot
from tracker.periods.difference import difference_of
from tracker.plans import Plan
from tracker.rules.dossiers import Counts

pytestmark = pytest.mark.pg
AT = datetime(2026, 4, 20, 2, 0, tzinfo=UTC)
LATER = AT + timedelta(days=2)


@pytest.fixture
def field(office: Office, plan: Plan) -> DossierField:
    """A form of dossiers of January and a news item of February."""
    (made,) = make_fields(office, "Đất đai")
    lay(office, office.pkt, 1, {made: Counts(received=1204, pending=4)})
    entered.news(office, office.vp, date(2026, 2, 2))
    measured(plan, office)
    return made


@pytest.fixture
def snapshot(office: Office, plan: Plan, field: DossierField) -> Snapshot:
    """The first quarter, frozen."""
    return periods.freeze(first_quarter(plan, office), by=office.hoa, at=AT)


def correct(office: Office, month: int, field: DossierField, counts: Counts) -> None:
    history.take(history.GENERAL)
    sheet = sheet_of(office.pkt, authority=office.authority, year=2026, month=month)
    assert sheet is not None
    dossiers.enter(sheet, {field: Typed(counts)}, by=office.minh, at=LATER)


def test_a_corrected_form_is_named_with_who_and_from_what_to_what(
    office: Office, plan: Plan, field: DossierField, snapshot: Snapshot
):
    assert difference_of(snapshot).is_empty
    correct(office, 1, field, Counts(received=1210, pending=4))
    (found,) = difference_of(snapshot).rows
    assert (found.who, found.unit, found.month) == ("Lê Văn Minh", "Phòng Kinh tế", 1)
    assert [(one.of, one.before, one.after) for one in found.steps] == [("Đất đai", 1204, 1210)]


def test_a_form_that_came_later_is_new_and_one_of_a_later_month_is_nobodys_business(
    office: Office, plan: Plan, field: DossierField, snapshot: Snapshot
):
    lay(office, office.vp, 4, {field: Counts(received=5)})
    assert difference_of(snapshot).is_empty
    sheet = dossiers.DossierSheet(
        authority_id=office.authority.id, unit_id=office.vp.id, year=2026, month=2,
        scope_note="", totals={},
    )  # fmt: skip
    dossiers.enter(sheet, {field: Typed(Counts(received=7))}, by=office.tu, at=LATER)
    (found,) = difference_of(snapshot).rows
    assert (found.is_new, found.unit, found.month) == (True, office.vp.name, 2)


def test_entries_of_registers_come_and_go(office: Office, plan: Plan, snapshot: Snapshot):
    history.take(history.GENERAL)
    item = db.session.query(registers.RegisterItem).one()
    registers.void(item, reason="Trùng tin.", by=office.hoa, at=LATER)
    slip = registers.Late("H17.19-260105-0012", date(2026, 2, 9), 2)
    registers.add_slip(office.vp, slip, by=office.tu, at=LATER)
    late = registers.Item("Sau kỳ", date(2026, 3, 30), link=entered.LINK)
    registers.add_news(office.vp, late, by=office.tu, at=LATER)
    gone, new = difference_of(snapshot).rows
    assert (gone.is_gone, gone.who, gone.event.note) == (True, "Phạm Thị Hoa", "Trùng tin.")
    assert (new.is_new, new.unit) == (True, office.vp.name)


def test_a_corrected_value_of_an_indicator_is_named(office: Office, plan: Plan, snapshot: Snapshot):
    history.take(plan.id)
    told = Reported(date(2026, 1, 1), date(2026, 1, 31), Decimal(90), Decimal(100))
    report(db.session.query(Indicator).one(), told, by=office.lan, at=LATER)
    (found,) = difference_of(snapshot).indicators
    assert (found.code, found.who) == ("CT01", "Trần Thị Lan")
    assert [(one.before, one.after) for one in found.steps] == [("96", "90")]


def test_the_periods_page_says_all_of_it(
    client: Client, office: Office, field: DossierField, snapshot: Snapshot
):
    correct(office, 1, field, Counts(received=1210, pending=4))
    db.session.commit()
    with time_machine.travel(LATER, tick=False):
        page = client.sign_in(office.hoa).get(f"/bao-cao/ky/{snapshot.period_id}").text
    assert "Hồ sơ, sổ theo dõi ghi nhận sau khi chốt" in page
    assert "Đất đai, tổng số tiếp nhận 1.204 → 1.210" in page
