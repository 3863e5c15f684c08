"""Entering, correcting and voiding in the registers, and what each of them refuses."""

from datetime import date

import pytest

from tests.cast import Office
from tests.dossiers.forms import make_fields
from tests.registers.told import AT, LINK, late, news, procedures, sent, survey
from tracker import history, registers
from tracker.registers import Item, Late, Letter, Procedures, Round
from tracker.rules import Refused

MARCH = date(2026, 3, 31)


def moves(record) -> list[str]:
    return [event.move for event in history.of(record.__tablename__, record.id)]


def test_a_news_item_is_entered_with_who_and_when(office: Office):
    item = news(office, office.vp, MARCH, "  Ra quân   số hóa ")
    assert (item.title, item.added_by_id, item.added_at) == ("Ra quân số hóa", office.tu.id, AT)
    (event,) = history.of("register_item", item.id)
    assert (event.move, event.actor_id) == ("add", office.tu.id)
    assert event.changes["unit_id"] == office.vp.id
    assert event.changes["on"] == [None, "2026-03-31"]


def test_a_correction_keeps_what_was_there(office: Office):
    item = news(office, office.vp, MARCH)
    version = item.version
    registers.correct_item(item, Item("Ngày hội số", MARCH, link=LINK), by=office.hoa, at=AT)
    assert (item.title, item.version) == ("Ngày hội số", version + 1)
    assert history.of("register_item", item.id)[-1].changes["title"] == [
        "Ra quân số hóa", "Ngày hội số",
    ]  # fmt: skip
    registers.correct_item(item, Item("Ngày hội số", MARCH, link=LINK), by=office.hoa, at=AT)
    assert moves(item) == ["add", "correct"]


@pytest.mark.parametrize(
    "told",
    [
        Item(" ", MARCH, link=LINK),
        Item("Tin", date(2026, 4, 11), link=LINK),
        Item("Tin", MARCH),
        Item("Tin", MARCH, link="javascript:alert(1)"),
        Item("Tin", MARCH, link="https://binhan.example/một tin"),
    ],
)
def test_what_is_no_news_item_is_refused(office: Office, told: Item):
    with pytest.raises(Refused):
        registers.add_news(office.vp, told, by=office.tu, at=AT)


def test_an_initiative_needs_no_link(office: Office):
    item = registers.add_initiative(office.vp, Item("Trả tại nhà", MARCH), by=office.tu, at=AT)
    assert (item.kind, item.recognised_by) == ("initiative", "")


def test_a_void_entry_needs_a_reason_and_stays_void(office: Office):
    item = news(office, office.vp, MARCH)
    with pytest.raises(Refused, match="lý do"):
        registers.void(item, reason=" ", by=office.tu, at=AT)
    registers.void(item, reason="Nhập hai lần", by=office.tu, at=AT)
    assert history.of("register_item", item.id)[-1].note == "Nhập hai lần"
    with pytest.raises(Refused, match="đã hủy"):
        registers.void(item, reason="Lần nữa", by=office.tu, at=AT)
    with pytest.raises(Refused, match="đã hủy"):
        registers.correct_item(item, Item("Khác", MARCH, link=LINK), by=office.tu, at=AT)


@pytest.mark.parametrize(
    "told",
    [
        Late("079201001234", MARCH, 1),
        Late("H17-1", date(2026, 4, 11), 1),
        Late("H17-1", MARCH, 0),
        Late("H17-1", MARCH, 1, reason="Ông An, CCCD 079201001234"),
    ],
)
def test_what_is_no_late_dossier_is_refused(office: Office, told: Late):
    with pytest.raises(Refused):
        registers.add_slip(office.vp, told, by=office.tu, at=AT)


def test_a_slip_is_owed_until_its_letter_is_sent(office: Office):
    (field,) = make_fields(office, "Hộ tịch")
    slip = late(office, office.vp, field=field)
    assert (slip.sent_on, slip.field_id) == (None, field.id)
    sent(office, slip)
    assert (slip.number, moves(slip)) == ("12/PXL", ["add", "send"])
    letter = Letter("13/PXL", date(2026, 3, 6), date(2026, 4, 20))
    registers.send_slip(slip, letter, by=office.tu, at=AT)
    assert moves(slip) == ["add", "send", "correct"]


def test_a_letter_without_number_or_with_a_day_out_of_order_is_refused(office: Office):
    slip = late(office, office.vp)
    day, later = date(2026, 3, 6), date(2026, 5, 1)
    for letter in (Letter("", day, later), Letter("1", later, later), Letter("1", day, day)):
        with pytest.raises(Refused):
            registers.send_slip(slip, letter, by=office.tu, at=AT)


def test_a_dossier_has_one_slip_for_each_time_it_is_late(office: Office):
    slip = late(office, office.vp)
    with pytest.raises(Refused, match="đã có phiếu"):
        late(office, office.vp, on=date(2026, 4, 1))
    sent(office, slip)
    with pytest.raises(Refused, match="đã có phiếu"):
        late(office, office.pkt, code=slip.dossier_code.lower())
    again = late(office, office.vp, on=date(2026, 4, 1))
    registers.void(again, reason="Nhầm hồ sơ", by=office.tu, at=AT)
    assert late(office, office.vp, on=date(2026, 4, 1)).id != again.id


def test_counts_of_the_same_day_are_corrected(office: Office):
    made = procedures(office, office.vp, MARCH, total=100, posted=90)
    assert procedures(office, office.vp, MARCH, total=100, posted=95) is made
    assert (made.posted, moves(made)) == (95, ["enter", "correct"])


@pytest.mark.parametrize(
    "counts",
    [{}, {"total": 10, "posted": 11}, {"total": 10, "online_full": 6, "online_partial": 5},
     {"total": -1}],
)  # fmt: skip
def test_counts_that_no_unit_can_have_are_refused(office: Office, counts: dict[str, int]):
    with pytest.raises(Refused):
        procedures(office, office.vp, MARCH, **counts)


def test_posted_procedures_need_their_proof(office: Office):
    told = Procedures(MARCH, {"total": 10, "posted": 10})
    with pytest.raises(Refused, match="niêm yết"):
        registers.count_procedures(office.vp, told, by=office.tu, at=AT)


def test_a_survey_round_is_corrected(office: Office):
    made = survey(office, office.vp, MARCH, valid=150, satisfied=140)
    told = Round("Đợt 1", made.since, made.until, 200, 150, 141)
    registers.correct_round(made, told, by=office.hoa, at=AT)
    assert (made.satisfied, made.entered_by_id, moves(made)) == (
        141, office.hoa.id, ["enter", "correct"],
    )  # fmt: skip


@pytest.mark.parametrize(
    "told",
    [
        Round("", MARCH, MARCH, 1, 1, 1),
        Round("Đợt 1", MARCH, date(2026, 3, 1), 1, 1, 1),
        Round("Đợt 1", MARCH, date(2026, 4, 11), 1, 1, 1),
        Round("Đợt 1", MARCH, MARCH, 10, 11, 1),
        Round("Đợt 1", MARCH, MARCH, 10, 9, 10),
        Round("Đợt 1", MARCH, MARCH, 10, 9, -1),
    ],
)
def test_a_survey_round_out_of_order_is_refused(office: Office, told: Round):
    with pytest.raises(Refused):
        registers.add_round(office.vp, told, by=office.tu, at=AT)


def test_a_unit_that_ended_enters_nothing_for_later_days(office: Office):
    office.pkt.ended_on = MARCH
    with pytest.raises(Refused, match="kết thúc"):
        news(office, office.pkt, MARCH)
    assert news(office, office.pkt, date(2026, 3, 30)).id
