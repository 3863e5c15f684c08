"""People come, take posts, let others act for them, and are shut out without being deleted."""

from datetime import UTC, date, datetime

import pytest

from tests.cast import Office, make_person, make_unit
from tracker import history
from tracker.accounts import codes, people_of, sessions, staffing
from tracker.accounts.codes import Purpose
from tracker.accounts.staffing import Facts, Post, Scope
from tracker.history import GENERAL
from tracker.rules import Refused
from tracker.rules.words import Role
from tracker.units import Unit

AT = datetime(2026, 7, 1, 2, 0, tzinfo=UTC)
TODAY, LATER = date(2026, 7, 1), date(2026, 8, 1)
THU = Facts("Ngô Thị Thu", "thu", "thu@binhan.example", "0900 111 222")


@pytest.fixture(autouse=True)
def writing(office: Office) -> None:
    history.take(GENERAL)


def moves(person) -> list[str]:
    return [one.move for one in history.of("person", person.id)]


def test_a_person_comes_with_a_post(office: Office):
    thu = staffing.create(THU, authority_id=office.authority.id, by=office.son, at=AT)
    post = Post(office.vp, Role.STAFF, "Công chức", TODAY)
    staffing.appoint(thu, post=post, by=office.son, at=AT)
    assert thu in people_of(office.vp.id, role=Role.STAFF, on=TODAY)
    assert thu.search_key == "ngo thi thu thu"
    assert moves(thu) == ["create", "appoint"]


def test_the_history_keeps_no_phone_and_no_address(office: Office):
    thu = staffing.create(THU, authority_id=office.authority.id, by=office.son, at=AT)
    assert history.of("person", thu.id)[0].changes == {"full_name": THU.full_name, "login": "thu"}


@pytest.mark.parametrize(
    "facts",
    [
        Facts("", "thu"),
        Facts("Thu", "t"),
        Facts("Thu", "thứ"),
        Facts("Thu", "Thu"),
        Facts("Thu", "tu"),
        Facts("Thu", "thu", "TU@binhan.example"),
        Facts("Thu", "thu", "thu@"),
        Facts("Thu", "thu", "a@b.vn, c@d.vn"),
    ],
)
def test_malformed_and_taken_names_are_refused(office: Office, facts):
    with pytest.raises(Refused):
        staffing.create(facts, authority_id=office.authority.id, by=office.son, at=AT)


def test_a_person_keeps_the_own_login_when_edited(office: Office):
    facts = Facts("Lê Anh Tú", "tu", "", "0900 333 444")
    staffing.edit(office.tu, facts=facts, by=office.son, at=AT)
    assert (office.tu.email, office.tu.phone) == (None, "0900 333 444")


def test_a_post_ends_on_its_day(office: Office):
    (post,) = office.tu.posts(TODAY)
    staffing.end_post(post, on=LATER, by=office.son, at=AT)
    assert office.tu.posts(date(2026, 7, 31)) == [post]
    assert office.tu.posts(LATER) == []
    with pytest.raises(Refused):
        staffing.end_post(post, on=LATER, by=office.son, at=AT)


def test_a_post_is_not_given_twice_nor_elsewhere(office: Office):
    stranger = Unit(type_code="xa", code="XKH", name="UBND xã khác")
    history.db.session.add(stranger)
    history.db.session.flush()
    stranger.authority_id = stranger.id
    for unit, until_on in ((office.vp, None), (stranger, None), (office.pkt, TODAY)):
        post = Post(unit, Role.STAFF, "", TODAY, until_on)
        with pytest.raises(Refused):
            staffing.appoint(office.tu, post=post, by=office.son, at=AT)


def test_a_deputy_acts_for_the_head_between_two_days(office: Office):
    (post,) = office.lan.posts(TODAY)
    month = Scope(TODAY, LATER)
    acting = staffing.delegate(post, deputy=office.tu, scope=month, by=office.lan, at=AT)
    assert (acting.unit, acting.role, acting.acting_for_id) == (
        office.vp, Role.UNIT_HEAD, office.lan.id,
    )  # fmt: skip
    heads = people_of(office.vp.id, role=Role.UNIT_HEAD, on=TODAY)
    assert heads == [office.lan, office.tu]
    assert people_of(office.vp.id, role=Role.UNIT_HEAD, on=LATER) == [office.lan]
    with pytest.raises(Refused):
        staffing.delegate(acting, deputy=office.quang, scope=Scope(TODAY), by=office.tu, at=AT)


def test_nobody_acts_for_oneself_or_for_an_administrator(office: Office):
    (head,) = office.lan.posts(TODAY)
    (administrator,) = office.son.posts(TODAY)
    for post, deputy in ((head, office.lan), (administrator, office.tu)):
        with pytest.raises(Refused):
            staffing.delegate(post, deputy=deputy, scope=Scope(TODAY, LATER), by=None, at=AT)


def test_a_shut_account_loses_sessions_and_codes_at_once(office: Office):
    token = sessions.open_for(office.tu, at=AT)
    code = codes.give(office.tu, purpose=Purpose.RESET, by=None, at=AT)
    staffing.shut(office.tu, by=office.son, at=AT)
    staffing.let_in(office.tu, by=office.son, at=AT)
    assert sessions.find(token, at=AT) is None
    assert codes.of_link(code, at=AT) is None
    assert moves(office.tu) == ["shut", "let_in"]


def test_an_administrator_remains(office: Office):
    (post,) = office.son.posts(TODAY)
    with pytest.raises(Refused, match="duy nhất"):
        staffing.end_post(post, on=TODAY, by=office.tu, at=AT)
    with pytest.raises(Refused, match="duy nhất"):
        staffing.shut(office.son, by=office.tu, at=AT)
    other = make_person("ha", "Vũ Thị Hà", unit=office.authority, role=Role.ADMIN)
    with pytest.raises(Refused, match="của mình"):
        staffing.shut(other, by=other, at=AT)
    staffing.shut(office.son, by=other, at=AT)
    assert not office.son.is_enabled


def test_an_ended_unit_takes_no_people(office: Office):
    ended = make_unit(office.authority, "CU", "Phòng cũ")
    ended.ended_on = TODAY
    with pytest.raises(Refused):
        staffing.appoint(office.tu, post=Post(ended, Role.STAFF, "", TODAY), by=office.son, at=AT)
