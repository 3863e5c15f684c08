"""The documents that a plan is amended and closed by."""

from datetime import UTC, date, datetime

from tests.cast import Office
from tracker import evidence
from tracker.evidence import Cited, Decision, Document

AT = datetime(2026, 5, 20, 2, 0, tzinfo=UTC)
ON = date(2026, 5, 15)


def paper(
    office: Office, number: str = "31/QĐ-UBND", *, on: date = ON, at: datetime = AT
) -> Document:
    """Return a document of the commune, signed by the chairman."""
    cited = Cited(number=number, issued_on=on, signer="Đỗ Quốc Bình")
    return evidence.describe(cited, authority_id=office.authority.id, by=office.hoa, at=at)


def decided(office: Office, number: str = "31/QĐ-UBND", *, on: date = ON) -> Decision:
    """Return what the chairman decided by a document."""
    return Decision(office.binh, on, paper(office, number, on=on))
