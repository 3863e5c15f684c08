"""The small registers of the sample commune: illustrative entries of a year."""

from datetime import date, timedelta

from tracker import history, registers
from tracker.accounts import Person
from tracker.commands.demo.people import noon
from tracker.db import db
from tracker.dossiers import DossierRow
from tracker.plans import Plan
from tracker.registers import Item, ItemKind, Late, Letter, Procedures, Round, Wanted
from tracker.registers.quotas import working_units
from tracker.rules.indicators import Frequency
from tracker.units import Unit

SITE = "https://binhan.example"
MONTHS = range(2, 11)
NEWS = (
    "Ra quân hướng dẫn nộp hồ sơ trực tuyến tại thôn",
    "Công khai thủ tục hành chính mới được sửa đổi",
    "Ngày thứ Sáu không viết, không hẹn",
    "Số hóa kết quả giải quyết thủ tục hành chính còn hiệu lực",
    "Đối thoại với doanh nghiệp, hộ kinh doanh về thủ tục hành chính",
)
INITIATIVES = {
    "VP": ("Mã QR tra cứu tiến độ hồ sơ tại bàn tiếp nhận", "Hội đồng sáng kiến xã"),
    "VHXH": ("Tổ lưu động trả kết quả bảo trợ xã hội tại nhà", "Hội đồng sáng kiến xã"),
    "TTPVHCC": ("Phiếu hướng dẫn một lần cho thủ tục đất đai", ""),
}
CENTRE = "TTPVHCC"
PROCEDURES = {
    date(2026, 6, 30): (345, 345, 340, 131, 158, 42, 15),
    date(2026, 10, 31): (348, 348, 348, 136, 162, 42, 21),
}
COUNTED = (
    "total", "at_one_stop", "posted", "online_full", "online_partial", "linked", "simplified",
)  # fmt: skip


def build_registers(plan: Plan, units: dict[str, Unit]) -> None:
    """Set the plan's quotas and enter news, initiatives, slips, counts and survey rounds.

    Some months have gaps; the letters for what was late in the last month are owed.
    """
    by = db.session.query(Person).filter_by(login="hoa").one()
    history.take(history.GENERAL, plan.id)
    issued = noon(plan.issued_on or plan.period_from)
    for kind, per in ((ItemKind.NEWS, Frequency.MONTH), (ItemKind.INITIATIVE, Frequency.YEAR)):
        registers.set_quota(plan, Wanted(kind, 1, per), by=by, at=issued)
    add_news(plan, by)
    for code, (title, recognised_by) in INITIATIVES.items():
        told = Item(title, date(plan.year, 6, 25), recognised_by=recognised_by)
        registers.add_initiative(units[code], told, by=by, at=noon(date(plan.year, 6, 30)))
    add_slips(plan, units, by)
    add_counts(units[CENTRE], by)


def add_news(plan: Plan, by: Person) -> None:
    """Enter a news item of most units in most months."""
    for place, unit in enumerate(working_units(plan.authority_id)):
        for month in MONTHS:
            if (place * 3 + month) % 8:
                on = date(plan.year, month, 5 + place)
                link = f"{SITE}/tin/{plan.year}-{month:02d}-{place + 1}"
                told = Item(NEWS[(place + month) % len(NEWS)], on, link=link)
                registers.add_news(unit, told, by=by, at=noon(on + timedelta(days=1)))


def add_slips(plan: Plan, units: dict[str, Unit], by: Person) -> None:
    """Enter a slip for each dossier that the forms count as resolved late."""
    of_unit = {unit.id: unit for unit in units.values()}
    late = db.session.query(DossierRow).filter(
        DossierRow.authority_id == plan.authority_id, DossierRow.year == plan.year,
        DossierRow.resolved_late > 0,
    ).order_by(DossierRow.month, DossierRow.field_id)  # fmt: skip
    for number, row in enumerate(late, start=1):
        on = date(plan.year, row.month, 12)
        told = Late(f"H17.{number:02d}-26{row.month:02d}05-{number:04d}", on, 1 + number % 3,
                    "Chờ kết quả xác minh", row.field_id)  # fmt: skip
        slip = registers.add_slip(of_unit[row.unit_id], told, by=by, at=noon(on))
        if row.month != MONTHS[-1]:
            sent_on = on + timedelta(days=1)
            letter = Letter(f"{number:02d}/PXL", sent_on, on + timedelta(days=7))
            registers.send_slip(slip, letter, by=by, at=noon(sent_on))


def add_counts(centre: Unit, by: Person) -> None:
    """Enter the centre's procedure counts and the survey of the first half of the year."""
    for on, numbers in PROCEDURES.items():
        counts = dict(zip(COUNTED, numbers, strict=True))
        told = Procedures(on, dict(counts), "Số liệu minh họa", f"{SITE}/thu-tuc")
        registers.count_procedures(centre, told, by=by, at=noon(on))
    until = date(2026, 6, 15)
    asked = Round("Khảo sát đợt 1 (6 tháng đầu năm)", date(2026, 5, 4), until, 760, 742, 703)
    registers.add_round(centre, asked, by=by, at=noon(until))
