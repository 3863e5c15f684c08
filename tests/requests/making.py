"""Requests and decisions of the cast, in June 2026."""

from datetime import UTC, date, datetime

from tests.cast import Office
from tracker import evidence, requests
from tracker.accounts import Person
from tracker.evidence import Cited, Decision, Document
from tracker.requests import Kind, RemovalReason, Request, Wanted, Wish
from tracker.tasks import Task

DUE, LATER = date(2026, 6, 30), date(2026, 7, 31)
ASKED_AT = datetime(2026, 6, 15, 2, 0, tzinfo=UTC)
AT = datetime(2026, 6, 22, 2, 0, tzinfo=UTC)
DECIDED_ON = date(2026, 6, 19)
REASON = "Sở Nội vụ chưa ban hành hướng dẫn."

EXTENSION = Wish(Kind.EXTENSION, REASON, Wanted(due_on=LATER))
REMOVAL = Wish(Kind.REMOVAL, REASON, Wanted(why=RemovalReason.NO_LONGER_NEEDED))
REOPENING = Wish(Kind.REOPENING, REASON)


def to_unit(unit_id: int) -> Wish:
    """A wish to give a task to another unit."""
    return Wish(Kind.CHANGE, REASON, Wanted(lead_unit_id=unit_id))


def asked(task: Task, by: Person, wish: Wish = EXTENSION) -> Request:
    """A request of the fifteenth of June."""
    return requests.ask(task, wish, by=by, at=ASKED_AT)


def paper(office: Office, on: date = DECIDED_ON) -> Document:
    """The document in which the chairman gave his word."""
    cited = Cited("45/UBND-VX", on, abstract="V/v điều chỉnh nhiệm vụ", signer="Đỗ Quốc Bình")
    return evidence.describe(cited, authority_id=office.authority.id, by=office.hoa, at=AT)


def by_paper(office: Office, on: date = DECIDED_ON) -> Decision:
    """The chairman's decision, from its document."""
    return Decision(office.binh, on, paper(office, on))
