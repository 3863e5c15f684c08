"""Which unit an office means: spellings, initials, aliases, old names, and never a silent guess."""

from datetime import date

import pytest

from tests.cast import Office, make_unit
from tracker.db import db
from tracker.units import GroupMember, Unit, UnitAlias, UnitVersion, matching
from tracker.units.spelling import abbreviates, key

ON = date(2026, 3, 1)
COMMUNE = [
    ("TTPVHCC", "Trung tâm Phục vụ hành chính công"),
    ("CAX", "Công an xã"),
    ("TYT", "Trạm Y tế"),
    ("MTTQ", "Ủy ban MTTQ Việt Nam xã"),
]


@pytest.fixture
def units(session, office: Office) -> dict[str, Unit]:
    made = {code: make_unit(office.authority, code, name) for code, name in COMMUNE}
    made["THON"] = make_unit(office.authority, "THON", "Các thôn", type_code="nhom")
    made |= {"VP": office.vp, "VHXH": office.vhxh, "PKT": office.pkt, "XBA": office.authority}
    return made


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Văn phòng HĐND và UBND", "VP"),
        ("VP HĐND&UBND", "VP"),
        ("VP. HĐND - UBND", "VP"),
        ("Văn phòng HĐND và UBND xã", "VP"),
        ("Văn phòng Hội đồng nhân dân và Uỷ ban nhân dân xã Bình An", "VP"),
        ("Phòng VH-XH", "VHXH"),
        ("P. VHXH", "VHXH"),
        ("phong van hoa xa hoi", "VHXH"),
        ("Phòng Văn hoá – Xã hội", "VHXH"),
        ("TT PVHCC", "TTPVHCC"),
        ("Trung tâm PVHCC xã", "TTPVHCC"),
        ("Phòng Kinh tế xã", "PKT"),
        ("PKT", "PKT"),
        ("Công an", "CAX"),
        ("CA xã", "CAX"),
        ("Công an xã Bình An", "CAX"),
        ("Uỷ ban Mặt trận Tổ quốc Việt Nam xã", "MTTQ"),
        ("Các thôn", "THON"),
        ("UBND xã", "XBA"),
        ("UBND xã Bình An", "XBA"),
        ("Ủy ban nhân dân xã", "XBA"),
    ],
)
def test_a_printed_name_finds_its_unit(units, office: Office, text: str, code: str):
    found = matching.match(text, authority_id=office.authority.id, on=ON)
    assert found is units[code]


@pytest.mark.parametrize("text", ["", " - ", "Phòng", "Bưu điện khu vực", "UBND", "Phòng Tư pháp"])
def test_what_names_no_unit_finds_none(units, office: Office, text: str):
    assert matching.match(text, authority_id=office.authority.id, on=ON) is None


def test_a_letter_typed_wrong_is_suggested_and_never_matched(units, office: Office):
    mistyped = "Phòng Văn hóa - Xã hộii"
    assert matching.match(mistyped, authority_id=office.authority.id, on=ON) is None
    best, score = matching.suggest(mistyped, authority_id=office.authority.id, on=ON)[0]
    assert best is office.vhxh
    assert 0.9 < score < 1


def test_initials_that_fit_two_units_match_neither(units, office: Office):
    make_unit(office.authority, "P2", "Phòng Khuyến trợ")
    db.session.delete(make_unit(office.authority, "P3", "Phòng Kho tàng"))
    office.pkt.code = "KT"
    text = "Phòng KT"
    assert matching.match(text, authority_id=office.authority.id, on=ON) is None
    suggested = matching.suggest(text, authority_id=office.authority.id, on=ON)
    assert {unit.name for unit, _score in suggested[:2]} == {"Phòng Kinh tế", "Phòng Khuyến trợ"}


def test_an_alias_wins_over_initials(units, office: Office):
    alias = UnitAlias(
        authority_id=office.authority.id, unit_id=office.vhxh.id, text="Phòng KT", key="phong kt"
    )
    db.session.add(alias)
    db.session.flush()
    found = matching.match("phòng KT", authority_id=office.authority.id, on=ON)
    assert found is office.vhxh


def test_a_former_name_still_finds_the_unit(units, office: Office):
    db.session.add(
        UnitVersion(unit_id=office.vhxh.id, name="Phòng Nội vụ", code="PNV", until_on=ON)
    )
    db.session.flush()
    for text in ("Phòng Nội vụ", "PNV"):
        found = matching.match(text, authority_id=office.authority.id, on=date(2026, 9, 1))
        assert found is office.vhxh


def test_an_ended_unit_is_found_on_a_day_before_its_end(units, office: Office):
    office.pkt.ended_on = ON
    before = matching.match("PKT", authority_id=office.authority.id, on=date(2026, 2, 1))
    after = matching.match("PKT", authority_id=office.authority.id, on=ON)
    assert (before, after) == (office.pkt, None)


def test_communes_right_below_the_authority_are_known(units, office: Office):
    for code, name in (("AP1", "UBND phường Tân Phú"), ("AP2", "UBND xã Tân Phú Đông")):
        commune = Unit(type_code="xa", code=code, name=name, parent_id=office.authority.id)
        db.session.add(commune)
        db.session.flush()
        commune.authority_id = commune.id
        db.session.add(GroupMember(group_id=units["THON"].id, unit_id=commune.id))
    db.session.flush()
    for text in ("Tân Phú", "phường Tân Phú", "UBND Phường Tân phú"):
        found = matching.match(text, authority_id=office.authority.id, on=ON)
        assert found is not None
        assert found.code == "AP1", text


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("SNV", "Sở Nội vụ"),
        ("so noi vu", ""),
        ("Sở NN&MT", "Sở Nông nghiệp và Môi trường"),
        ("SNNMT", "Sở Nông nghiệp và Môi trường"),
        ("Sở VHTTDL", "Sở Văn hóa, Thể thao và Du lịch"),
        ("VPUBND tỉnh", "Văn phòng UBND tỉnh"),
        ("BQL KKT", "Ban Quản lý Khu kinh tế"),
        ("UBMTTQ xã", "Ủy ban MTTQ xã"),
    ],
)
def test_initials_are_read_as_offices_write_them(short: str, name: str):
    assert abbreviates(key(short), key(name)) is bool(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Uỷ ban nhân dân xã Hoà Bình", "UBND Xã Hòa Bình"),
        ("Phòng Văn hóa - Xã hội", "phòng  văn hoá – xã hội"),
        ("Ea H'Rin", "Ea H’Rin"),
        ("Đoàn Thanh niên", "đoàn thanh niên"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str):
    assert key(one) == key(other)


def test_one_load_serves_many_texts(units, office: Office, queries: list[str]):
    queries.clear()
    matcher = matching.load(office.authority.id, on=ON)
    for _time in range(50):
        matcher.match("Phòng VH-XH")
    assert len(queries) <= 4
