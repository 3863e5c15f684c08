"""What units tell the registers in the tests."""

from datetime import UTC, date, datetime

from tests.cast import Office
from tracker import history, registers
from tracker.dossiers import DossierField
from tracker.history import GENERAL
from tracker.registers import (
    ApologySlip,
    Item,
    Late,
    Letter,
    ProcedureCount,
    Procedures,
    RegisterItem,
    Round,
    SurveyRound,
)
from tracker.units import Unit

AT = datetime(2026, 4, 10, 2, 0, tzinfo=UTC)
LINK = "https://binhan.example/tin/1"
CODE = "H17.19-260105-0012"


def news(office: Office, unit: Unit, on: date, title: str = "Ra quân số hóa") -> RegisterItem:
    """Enter a news item."""
    history.take(GENERAL)
    return registers.add_news(unit, Item(title, on, link=LINK), by=office.tu, at=AT)


def initiative(office: Office, unit: Unit, on: date) -> RegisterItem:
    """Enter an initiative."""
    history.take(GENERAL)
    told = Item("Trả kết quả tại nhà", on, recognised_by="Hội đồng sáng kiến xã")
    return registers.add_initiative(unit, told, by=office.tu, at=AT)


def late(
    office: Office, unit: Unit, *, code: str = CODE, on: date = date(2026, 3, 5),
    field: DossierField | None = None,
) -> ApologySlip:  # fmt: skip
    """Enter a late dossier."""
    history.take(GENERAL)
    told = Late(code, on, 2, "Chờ xác minh", field.id if field else None)
    return registers.add_slip(unit, told, by=office.tu, at=AT)


def sent(office: Office, slip: ApologySlip, on: date = date(2026, 3, 6)) -> ApologySlip:
    """Note that the letter of a slip was sent."""
    letter = Letter("12/PXL", on, date(2026, 4, 20))
    registers.send_slip(slip, letter, by=office.tu, at=AT)
    return slip


def procedures(office: Office, unit: Unit, on: date, **counts: int) -> ProcedureCount:
    """Enter a unit's procedure counts."""
    history.take(GENERAL)
    told = Procedures(on, dict(counts), link=LINK)
    return registers.count_procedures(unit, told, by=office.tu, at=AT)


def survey(office: Office, unit: Unit, until: date, *, valid: int, satisfied: int) -> SurveyRound:
    """Enter a survey round of a month."""
    history.take(GENERAL)
    told = Round("Đợt 1", until.replace(day=1), until, 200, valid, satisfied)
    return registers.add_round(unit, told, by=office.tu, at=AT)
