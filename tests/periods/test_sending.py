"""The register of sent reports: the clerk's number and day, to whom, which figures."""

import pytest

from tests.cast import Office
from tests.papers import PDF
from tests.periods.making import FROZEN_AT, first_quarter, frozen, paper
from tracker import evidence, files, periods
from tracker.evidence import Cited
from tracker.periods import Paper, PaperKind
from tracker.plans import Plan
from tracker.rules import Refused


def test_a_report_is_entered_with_its_figures_once(office: Office, plan: Plan):
    snapshot = frozen(plan, office)
    quarter = periods.of_plan(plan)[0]
    wanted = Paper(paper(office), "UBND tỉnh;  Sở Nội vụ", period=quarter, snapshot=snapshot)
    sent = periods.register(plan, wanted, by=office.hoa, at=FROZEN_AT)
    assert (sent.recipients, sent.document.number) == ("UBND tỉnh; Sở Nội vụ", "31/BC-UBND")
    assert periods.sent_report(snapshot) == sent
    with pytest.raises(Refused, match="đã ghi sổ"):
        periods.register(plan, wanted, by=office.hoa, at=FROZEN_AT)


def test_an_official_letter_is_entered_beside_it(office: Office, plan: Plan):
    snapshot = frozen(plan, office)
    letter = Paper(paper(office, "40/UBND-VX"), "Các phòng", PaperKind.LETTER, snapshot=snapshot)
    periods.register(plan, letter, by=office.hoa, at=FROZEN_AT)
    assert periods.sent_report(snapshot) is None
    assert [one.kind for one in periods.sent_of(plan)] == [PaperKind.LETTER]


def test_a_report_wants_frozen_figures_a_number_and_a_recipient(office: Office, plan: Plan):
    quarter = first_quarter(plan, office)
    file = files.store("bao-cao.pdf", PDF, authority_id=office.authority.id, by=None, at=FROZEN_AT)
    without = evidence.describe(
        Cited(), authority_id=office.authority.id, by=office.hoa, at=FROZEN_AT, file=file
    )
    for wanted, says in (
        (Paper(paper(office), "UBND tỉnh", period=quarter), "Chốt số liệu"),
        (Paper(without, "UBND tỉnh"), "văn thư"),
        (Paper(paper(office), "  "), "nơi nhận"),
    ):
        with pytest.raises(Refused, match=says):
            periods.register(plan, wanted, by=office.hoa, at=FROZEN_AT)
