"""Who issues and who signs, in the words of the decree."""

from datetime import date

import pytest

from tests.cast import Office, make_person
from tracker.documents.official.facts import BLANK
from tracker.plans import Plan
from tracker.reports.letterheads import issuer_of, letterhead_of, signature_of
from tracker.rules.words import Role

ON = date(2026, 3, 12)


@pytest.mark.parametrize(
    ("name", "lines", "place", "short"),
    [
        ("UBND xã Bình An", ("ỦY BAN NHÂN DÂN", "XÃ BÌNH AN"), "Bình An", "UBND xã"),
        ("Uỷ ban nhân dân tỉnh An Phú", ("ỦY BAN NHÂN DÂN", "TỈNH AN PHÚ"), "An Phú", "UBND tỉnh"),
        ("UBND Phường 1", ("ỦY BAN NHÂN DÂN", "PHƯỜNG 1"), "Phường 1", "UBND phường"),
        ("UBND đặc khu Côn Đảo", ("ỦY BAN NHÂN DÂN", "ĐẶC KHU CÔN ĐẢO"), "Côn Đảo",
         "UBND đặc khu"),
        ("UBND thành phố Thủ Đức", ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ THỦ ĐỨC"), "Thủ Đức",
         "UBND thành phố"),
        ("UBND Bình An", ("ỦY BAN NHÂN DÂN", "BÌNH AN"), "Bình An", "UBND"),
        ("Sở Nội vụ", ("SỞ NỘI VỤ",), BLANK, "Sở Nội vụ"),
    ],
)  # fmt: skip
def test_names_are_written_as_the_decree_wants_them(name, lines, place, short):
    issuer = issuer_of(name)
    assert (issuer.lines, issuer.place, issuer.short) == (lines, place, short)


def test_the_letterhead_of_a_commune(office: Office, plan: Plan):
    head = letterhead_of(plan, secretariat=office.vhxh, on=ON)
    assert (head.named, head.symbol) == ("Ủy ban nhân dân xã Bình An", "UBND-VHXH")
    assert head.number == f"{BLANK}/UBND-VHXH"
    assert head.day == f"ngày {BLANK} tháng 3 năm 2026"


@pytest.mark.parametrize(
    ("day", "month"), [(date(2026, 2, 2), "tháng 02"), (date(2026, 12, 12), "tháng 12")]
)
def test_the_day_is_left_to_the_clerk(office: Office, plan: Plan, day, month):
    head = letterhead_of(plan, secretariat=None, on=day)
    assert (head.day, head.symbol) == (f"ngày {BLANK} {month} năm 2026", "UBND")


def test_another_authority_goes_by_its_code(office: Office, plan: Plan):
    office.authority.name, office.authority.code = "Sở Nội vụ", "SNV"
    head = letterhead_of(plan, secretariat=office.vp, on=ON)
    assert (head.issuer, head.symbol) == (("SỞ NỘI VỤ",), "SNV-VP")
    office.binh.appointments[0].title = "Giám đốc"
    assert signature_of(plan, on=ON).posts == ("GIÁM ĐỐC",)


def test_the_chairman_signs_for_the_committee(office: Office, plan: Plan):
    signed = signature_of(plan, on=ON)
    assert signed.posts == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert signed.name == "Đỗ Quốc Bình"


def test_a_deputy_signs_in_the_chairmans_place_only_without_one(office: Office, plan: Plan):
    make_person(
        "an", "Ngô Văn An", unit=office.authority, role=Role.LEADER, title="Phó Chủ tịch UBND xã"
    )
    assert signature_of(plan, on=ON).name == "Đỗ Quốc Bình"
    office.binh.is_enabled = False
    signed = signature_of(plan, on=ON)
    assert signed.posts == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert signed.name == "Ngô Văn An"


def test_without_a_leader_the_name_is_left_open(office: Office, plan: Plan):
    office.binh.is_enabled = False
    signed = signature_of(plan, on=ON)
    assert (signed.posts[-1], signed.name) == ("CHỦ TỊCH", "")
