"""A published first quarter, and what is needed around it."""

from datetime import timedelta

from sqlalchemy import select

from tests.cast import Office
from tests.papers import PDF
from tests.periods.making import FROZEN_AT, LATER, frozen
from tracker import evidence, files, periods
from tracker.db import db
from tracker.evidence import Cited, Document
from tracker.periods import Choice, Paper, Publication, ReportPeriod
from tracker.plans import Plan

PUBLISHED_AT = FROZEN_AT + timedelta(hours=2)
ALL = {"figures": True, "indicators": True}


def frozen_quarter(plan: Plan, office: Office) -> ReportPeriod:
    """Freeze the first quarter and return it."""
    frozen(plan, office)
    found = periods.period_of(plan, "Q1")
    assert found is not None
    return found


def publications_of(period: ReportPeriod) -> list[Publication]:
    """Return everything that was ever published of a period, the newest first."""
    rows = select(Publication).where(Publication.period_id == period.id)
    return list(db.session.scalars(rows.order_by(Publication.id.desc())))


def sent_paper(period: ReportPeriod, office: Office, *, number: str = "31/BC-UBND") -> Document:
    """Enter a report with its file into the register of what was sent."""
    authority_id = office.authority.id
    examined = files.examine("bao cao cua Phạm Thị Hoa.pdf", PDF + number.encode())
    file = files.keep(examined, authority_id=authority_id, by=office.hoa, at=LATER)
    cited = Cited(
        number, LATER.date(), issuer="UBND xã Bình An", abstract="Báo cáo công tác CCHC quý I",
        signer="Đỗ Quốc Bình",
    )  # fmt: skip
    made = evidence.describe(cited, authority_id=authority_id, by=office.hoa, at=LATER, file=file)
    paper = Paper(made, "UBND tỉnh", period=period, snapshot=periods.snapshot_of(period))
    periods.register(period.plan, paper, by=office.hoa, at=LATER)
    return made


def published(period: ReportPeriod, office: Office, *documents: Document) -> Publication:
    """Publish the figures, the indicators and some documents of a period."""
    choice = Choice(**ALL, documents=documents)
    return periods.publish(period, choice, by=office.hoa, at=PUBLISHED_AT)
