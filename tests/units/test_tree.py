"""Units begin, change their names with days, move and end; nothing of the past is lost."""

from datetime import UTC, date, datetime

import pytest

from tests.cast import Office, make_unit
from tracker import history
from tracker.db import db
from tracker.history import GENERAL
from tracker.rules import Refused
from tracker.units import Unit, name_on, of_authority, tree, types
from tracker.units.tree import Decision, Mail, Names

AT = datetime(2026, 7, 1, 2, 0, tzinfo=UTC)
JULY = Decision(date(2026, 7, 1), "12/QĐ-UBND")
NEW = Names("Phòng Văn hóa, Khoa học và Xã hội", "VHKHXH", "Phòng VHKHXH")


@pytest.fixture(autouse=True)
def writing(office: Office) -> None:
    history.take(GENERAL)


def test_a_unit_begins_under_its_authority(office: Office):
    made = tree.create(
        Names("Trạm Y tế", "TYT"), type_code="phong", parent=office.authority, by=office.son, at=AT
    )
    assert made in of_authority(office.authority.id)
    assert made.search_key == "tram y te tyt"
    assert history.of("unit", made.id)[0].move == "create"


def test_an_authority_is_its_own_authority(office: Office):
    made = tree.create(
        Names("UBND xã Tân Phú", "AP029"), type_code="xa", parent=None, by=None, at=AT
    )
    assert (made.authority_id, made.parent_id) == (made.id, None)


def test_a_renamed_unit_keeps_its_old_name_on_old_days(office: Office):
    tree.rename(office.vhxh, names=NEW, decision=JULY, by=office.son, at=AT)
    assert name_on(office.vhxh, date(2026, 6, 30)) == "Phòng Văn hóa - Xã hội"
    assert name_on(office.vhxh, date(2026, 7, 1)) == NEW.name
    assert [one.decision for one in tree.versions(office.vhxh)] == ["12/QĐ-UBND", ""]
    assert history.of("unit", office.vhxh.id)[0].changes["decision"] == "12/QĐ-UBND"


def test_a_unit_renamed_twice_has_three_names(office: Office):
    tree.rename(office.vhxh, names=NEW, decision=JULY, by=None, at=AT)
    later = Decision(date(2026, 9, 1))
    names = Names("Phòng Xã hội", "PXH")
    tree.rename(office.vhxh, names=names, decision=later, by=None, at=AT.replace(month=9))
    days = [date(2026, 1, 1), date(2026, 8, 31), date(2026, 9, 1)]
    assert [name_on(office.vhxh, day) for day in days] == [
        "Phòng Văn hóa - Xã hội", NEW.name, "Phòng Xã hội",
    ]  # fmt: skip


@pytest.mark.parametrize("on", [date(2026, 7, 2), date(2026, 5, 1), date(2026, 6, 1)])
def test_a_new_name_begins_after_the_last_one_and_not_ahead(office: Office, on: date):
    first = Decision(date(2026, 6, 1))
    tree.rename(office.vhxh, names=NEW, decision=first, by=None, at=AT)
    with pytest.raises(Refused):
        tree.rename(office.vhxh, names=NEW, decision=Decision(on), by=None, at=AT)


def test_a_mistyped_name_is_mended_without_a_version(office: Office):
    names = Names("Phòng Kinh tế xã", "PKT")
    tree.correct(office.pkt, names=names, mail=Mail(), by=office.son, at=AT)
    assert name_on(office.pkt, date(2020, 1, 1)) == "Phòng Kinh tế xã"
    assert len(tree.versions(office.pkt)) == 1


@pytest.mark.parametrize("hour", [6, 17])
def test_letters_are_taken_in_the_hours_of_work(office: Office, hour: int):
    names = Names("Phòng Kinh tế", "PKT")
    with pytest.raises(Refused, match="từ 7 đến 16"):
        tree.correct(office.pkt, names=names, mail=Mail("", hour), by=office.son, at=AT)


@pytest.mark.parametrize("names", [Names("Khác", "VP"), Names("", "X"), Names("Khác", " ")])
def test_names_without_text_or_with_a_taken_code_are_refused(office: Office, names: Names):
    with pytest.raises(Refused):
        tree.rename(office.pkt, names=names, decision=JULY, by=None, at=AT)


def test_a_unit_moves_under_another(office: Office):
    tree.move(office.pkt, parent=office.vp, decision=JULY, by=office.son, at=AT)
    assert office.pkt.parent_id == office.vp.id
    assert [one.parent_id for one in tree.versions(office.pkt)] == [
        office.vp.id, office.authority.id,
    ]  # fmt: skip


def test_a_unit_never_moves_below_itself(office: Office):
    below = make_unit(office.authority, "TO1", "Tổ 1")
    tree.move(below, parent=office.vp, decision=JULY, by=None, at=AT)
    with pytest.raises(Refused):
        tree.move(office.vp, parent=below, decision=JULY, by=None, at=AT)


def test_an_ended_unit_leaves_the_lists_and_keeps_its_name(office: Office):
    tree.end(office.pkt, decision=JULY, by=office.son, at=AT)
    assert office.pkt not in of_authority(office.authority.id)
    assert name_on(office.pkt, date(2026, 6, 1)) == "Phòng Kinh tế"
    with pytest.raises(Refused):
        tree.rename(office.pkt, names=NEW, decision=JULY, by=None, at=AT)


def test_a_unit_with_units_below_does_not_end(office: Office):
    with pytest.raises(Refused, match="trực thuộc"):
        tree.end(office.authority, decision=JULY, by=None, at=AT)


def test_the_kinds_of_units_are_laid_once(session):
    types.seed()
    types.seed()
    codes = [kind.code for kind in types.every()]
    assert sorted(codes) == sorted(code for code, _name, _kind in types.TYPES)


def test_a_unit_without_a_parent_is_an_authority(office: Office):
    with pytest.raises(Refused):
        tree.create(Names("Tổ 1", "TO1"), type_code="phong", parent=None, by=None, at=AT)
    assert db.session.query(Unit).filter_by(code="TO1").count() == 0
