"""Groups of units and other names: seats with days, one name for one unit."""

from datetime import UTC, date, datetime

import pytest

from tests.cast import Office, make_unit
from tracker import history
from tracker.history import GENERAL
from tracker.rules import Refused
from tracker.units import Unit, aliases, groups, matching, members

AT = datetime(2026, 7, 1, 2, 0, tzinfo=UTC)
MAY, JULY = date(2026, 5, 1), date(2026, 7, 1)


@pytest.fixture
def group(office: Office) -> Unit:
    history.take(GENERAL)
    return make_unit(office.authority, "CPB", "Các phòng, ban", type_code="nhom")


def test_a_group_has_the_members_of_the_day(office: Office, group: Unit):
    groups.join(group, unit=office.vp, on=None, by=office.son, at=AT)
    seat = groups.join(group, unit=office.pkt, on=MAY, by=office.son, at=AT)
    groups.leave(seat, on=JULY, by=office.son, at=AT)
    assert members(group, on=date(2026, 4, 30)) == [office.vp]
    assert members(group, on=MAY) == [office.vp, office.pkt]
    assert members(group, on=JULY) == [office.vp]
    assert [one.move for one in history.of("unit", group.id)] == ["join", "join", "leave"]


def test_a_unit_sits_once_and_may_come_back(office: Office, group: Unit):
    seat = groups.join(group, unit=office.vp, on=MAY, by=None, at=AT)
    with pytest.raises(Refused):
        groups.join(group, unit=office.vp, on=JULY, by=None, at=AT)
    groups.leave(seat, on=date(2026, 6, 1), by=None, at=AT)
    groups.join(group, unit=office.vp, on=JULY, by=None, at=AT)
    assert len(groups.seats(group)) == 2


def test_many_units_come_in_at_once(office: Office, group: Unit):
    groups.join(group, unit=office.vp, on=None, by=None, at=AT)
    came = groups.join_all(group, units=[office.vp, office.pkt], on=MAY, by=None, at=AT)
    assert came == 1
    assert members(group, on=JULY) == [office.vp, office.pkt]


def test_a_unit_that_is_no_group_takes_no_members(office: Office, group: Unit):
    for wrong, unit in ((office.vp, office.pkt), (group, group)):
        with pytest.raises(Refused):
            groups.join(wrong, unit=unit, on=None, by=None, at=AT)


def test_a_seat_ends_after_it_began_and_once(office: Office, group: Unit):
    seat = groups.join(group, unit=office.vp, on=MAY, by=None, at=AT)
    with pytest.raises(Refused):
        groups.leave(seat, on=MAY, by=None, at=AT)
    groups.leave(seat, on=JULY, by=None, at=AT)
    with pytest.raises(Refused):
        groups.leave(seat, on=JULY, by=None, at=AT)


def test_an_alias_lets_papers_name_the_unit(office: Office, group: Unit):
    authority_id = office.authority.id
    for text in ("SNV", "so noi vu", "Sở  Nội vụ"):
        aliases.add(office.vhxh, authority_id=authority_id, text=text, by=office.hoa, at=AT)
    assert [one.text for one in aliases.of_unit(office.vhxh, authority_id=authority_id)] == [
        "SNV", "so noi vu",
    ]  # fmt: skip
    for text in ("snv", "Sở Nội vụ"):
        assert matching.match(text, authority_id=authority_id, on=JULY) is office.vhxh


def test_an_alias_names_one_unit_only(office: Office, group: Unit):
    authority_id = office.authority.id
    made = aliases.add(office.vhxh, authority_id=authority_id, text="VH", by=office.hoa, at=AT)
    with pytest.raises(Refused, match="Văn hóa"):
        aliases.add(office.pkt, authority_id=authority_id, text="vh", by=office.hoa, at=AT)
    aliases.drop(made, by=office.hoa, at=AT)
    aliases.add(office.pkt, authority_id=authority_id, text="VH", by=office.hoa, at=AT)
