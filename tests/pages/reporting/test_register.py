"""The register, the way to urging and to taking in, and the year of a closed plan."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from tests.cast import Office, make_task
from tests.conftest import Client
from tests.periods.making import CUT_OFF, FROZEN_AT, LATER, complete, first_quarter, frozen, paper
from tracker import history, periods
from tracker.db import db
from tracker.evidence import Decision
from tracker.periods import PaperKind, ReportPeriod
from tracker.plans import Plan


@pytest.fixture(autouse=True)
def _today():
    """Everything happens when the first quarter may be frozen."""
    with time_machine.travel(FROZEN_AT, tick=False):
        yield


@pytest.fixture
def quarter(office: Office, plan: Plan) -> ReportPeriod:
    """The first quarter; the office has an open task, the economics room one that is over."""
    make_task(plan, office.vp)
    done_on, at = date(2026, 2, 20), FROZEN_AT - timedelta(days=10)
    complete(make_task(plan, office.pkt), office, done_on=done_on, at=at)
    found = first_quarter(plan, office)
    db.session.commit()
    return found


def links(page: str, words: str) -> list[str]:
    """Return the addresses of the links that say some words."""
    found = re.findall(r'<a [^>]*href="([^"]+)"[^>]*>' + words, page)
    return [one.replace("&amp;", "&") for one in found]


SENT = {"doc_number": "40/UBND-VX", "doc_on": "06/03/2026", "recipients": "Các phòng"}


def test_what_is_taken_in_for_a_unit_is_of_that_unit(client: Client, office: Office, quarter):
    page = client.sign_in(office.hoa).get(f"/bao-cao/ky/{quarter.id}").text
    form = client.get(links(page, "Ghi nhận")[1]).text
    assert re.findall(r'<option selected value="(\d+)"', form) == [str(office.pkt.id)]
    other = client.get(f"/bao-cao/ky/{quarter.id}/gui?don-vi=9999999999999").text
    assert "<option selected" not in other


def test_who_sends_the_own_report_sends_it_today(client: Client, office: Office, quarter):
    where, day = f"/bao-cao/ky/{quarter.id}/gui", {"came_on": "06/03/2026"}
    sent = {"doc_number": "07/BC-VP", "doc_on": "06/03/2026"} | day
    assert client.sign_in(office.lan).post(where, data=sent).status_code == 303
    sent = {"doc_number": "08/BC-PKT", "doc_on": "06/03/2026", "unit": str(office.pkt.id)} | day
    assert client.sign_in(office.hoa).post(where, data=sent).status_code == 303
    days = {one.unit.code: one.report.sent_on for one in periods.duties(quarter) if one.report}
    assert days == {"VP": FROZEN_AT.date(), "PKT": date(2026, 3, 6)}


def test_urging_from_a_period_finds_its_units_chosen(client: Client, office: Office, quarter):
    page = client.sign_in(office.hoa).get(f"/bao-cao/ky/{quarter.id}").text
    both = client.get(links(page, ".*Đôn đốc các đơn vị chưa gửi")[0]).text
    assert re.findall(r'name="don-vi" value="(\d+)" checked', both) == [str(office.vp.id)]
    assert "Không còn nhiệm vụ nào để đôn đốc bằng thư: Phòng Kinh tế." in both
    alone = client.get(links(page, "Đôn đốc</a>")[1]).text
    assert "checked aria-label" not in alone
    letter = client.get(links(both, ".*Đôn đốc<span")[0]).text
    assert "Đề nghị gửi báo cáo kỳ Quý I năm 2026 (hạn ngày 07/03/2026)." in letter


def test_nobody_urges_about_a_period_of_others(client: Client, office: Office, quarter):
    client.sign_in(office.hoa)
    for asked in ("ky=999", "ky=abc", "don-vi=abc"):
        assert client.get(f"/don-doc?{asked}").status_code == 404


def test_the_register_stands_whole_with_letters_of_periods_not_frozen(
    client: Client, office: Office, plan: Plan, quarter
):
    client.sign_in(office.hoa)
    where = f"/bao-cao/ky/{quarter.id}/ghi-so"
    assert "chỉ ghi sổ công văn" in client.get(where).text
    assert client.post(where, data=SENT | {"kind": "report"}).status_code == 422
    assert client.post(where, data=SENT | {"kind": "letter"}).status_code == 303
    (sent,) = periods.sent_of(plan)
    assert (sent.kind, sent.snapshot_id) == (PaperKind.LETTER, None)
    page = client.get("/bao-cao").text
    assert "40/UBND-VX" in page[page.index("Sổ văn bản đã gửi") :]


def test_a_closed_plans_year_reports_the_closing_figures(
    client: Client, office: Office, plan: Plan
):
    task, closed_at = make_task(plan, office.vp), datetime(2027, 1, 31, 2, tzinfo=UTC)
    history.take(plan.id)
    year = periods.open_year(plan, by=office.hoa, at=FROZEN_AT)[-1]
    own = periods.freeze(year, by=office.hoa, at=datetime(2026, 12, 6, 2, tzinfo=UTC))
    sent = periods.Paper(paper(office), "UBND tỉnh", period=year, snapshot=own)
    periods.register(plan, sent, by=office.hoa, at=datetime(2026, 12, 8, 2, tzinfo=UTC))
    complete(task, office, done_on=date(2026, 12, 30), at=datetime(2027, 1, 5, 2, tzinfo=UTC))
    decision = Decision(office.binh, date(2027, 1, 31), paper(office, "5/QĐ-UBND", CUT_OFF))
    periods.close(plan, by=office.hoa, at=closed_at, decision=decision)
    db.session.commit()
    where = f"/bao-cao/ky/{year.id}"
    with time_machine.travel(datetime(2027, 2, 2, 2, tzinfo=UTC), tick=False):
        client.sign_in(office.hoa)
        assert (
            "số liệu kết thúc tính đến ngày 31/01/2027, đã thực hiện 1/1" in client.get(where).text
        )
        assert "Kết thúc kế hoạch, tính đến ngày 31/01/2027" in client.get(f"{where}/ghi-so").text
        wanted = SENT | {"kind": "report", "doc_number": "9/BC-UBND"}
        assert client.post(f"{where}/ghi-so", data=wanted).status_code == 303
    assert periods.sent_of(plan)[0].snapshot_id == periods.closing_snapshot(plan).id


def test_a_replacing_report_is_waited_for(client: Client, office: Office, plan: Plan):
    task = make_task(plan, office.vp)
    made = frozen(plan, office)
    wanted = periods.Paper(
        paper(office), "UBND tỉnh", period=periods.of_plan(plan)[0], snapshot=made
    )
    sent = periods.register(plan, wanted, by=office.hoa, at=FROZEN_AT)
    complete(task, office, done_on=date(2026, 3, 1), at=LATER)
    periods.replace(sent, reason="Sót kết quả của Văn phòng.", by=office.hoa, at=LATER)
    page = client.sign_in(office.hoa).get(f"/bao-cao/ky/{sent.period_id}").text
    assert "Chờ gửi báo cáo thay thế" in page
    assert "Gửi báo cáo thay thế rồi ghi sổ." in page


def test_what_was_mistyped_in_the_register_is_put_right_once(client: Client, office: Office, plan):
    made = frozen(plan, office)
    wanted = periods.Paper(paper(office, "13/BC-UBND"), "UBND tỉnh", snapshot=made)
    sent = periods.register(plan, wanted, by=office.hoa, at=FROZEN_AT)
    where, seen = f"/bao-cao/da-gui/{sent.id}/sua", str(sent.document_id)
    assert 'value="13/BC-UBND"' in client.sign_in(office.hoa).get(where).text
    right = {"doc_number": "31/BC-UBND", "doc_on": "06/03/2026", "recipients": "Sở Nội vụ"}
    assert client.post(where, data=right | {"seen": seen}).status_code == 303
    assert client.post(where, data=right | {"seen": seen}).status_code == 409
    db.session.refresh(sent)
    assert (sent.document.number, sent.recipients) == ("31/BC-UBND", "Sở Nội vụ")
    told = history.of("sent_report", sent.id)[-1]
    assert (told.move, told.changes["before"]["number"]) == ("correct", "13/BC-UBND")
    assert client.sign_in(office.lan).post(where, data=right).status_code == 403


def test_a_letter_on_the_wrong_period_is_moved(client: Client, office: Office, plan, quarter):
    half = next(one for one in periods.of_plan(plan) if one.key == "H1")
    wanted = periods.Paper(paper(office), "Các phòng", PaperKind.LETTER, quarter)
    sent = periods.register(plan, wanted, by=office.hoa, at=FROZEN_AT)
    where = f"/bao-cao/da-gui/{sent.id}/sua"
    page = client.sign_in(office.hoa).get(where).text
    assert f'<option selected value="{quarter.id}"' in page
    for period, code in ((half.id, "2026-H1"), (0, "")):
        db.session.refresh(sent)
        given = SENT | {"period": period, "seen": sent.document_id}
        assert client.post(where, data=given).status_code == 303
        told = history.of("sent_report", sent.id)[-1]
        assert told.changes["period"] == code
    assert told.changes["before"]["period"] == "2026-H1"
    assert client.post(where, data=SENT | {"period": 999}).status_code == 422


def test_a_paper_that_says_figures_stays_on_their_period(client: Client, office: Office, plan):
    made = frozen(plan, office)
    quarter, half = periods.of_plan(plan)[:2]
    wanted = periods.Paper(paper(office), "UBND tỉnh", period=quarter, snapshot=made)
    sent = periods.register(plan, wanted, by=office.hoa, at=FROZEN_AT)
    where = f"/bao-cao/da-gui/{sent.id}/sua"
    assert "nên không chuyển sang kỳ khác" in client.sign_in(office.hoa).get(where).text
    given = SENT | {"period": half.id, "seen": sent.document_id}
    assert client.post(where, data=given).status_code == 422
    db.session.refresh(sent)
    assert sent.period == quarter
