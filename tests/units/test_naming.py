"""Units named in a sentence: who leads, who helps, and who is only spoken of."""

from datetime import date

import pytest

from tests.cast import Office, make_unit
from tracker.db import db
from tracker.units.naming import named_in

ON = date(2026, 7, 7)


@pytest.fixture
def rooms(office: Office) -> None:
    """More units, one with a comma in its name."""
    make_unit(office.authority, "PTC", "Phòng Kinh tế, Hạ tầng và Đô thị")
    make_unit(office.authority, "PTP", "Phòng Tư pháp")
    make_unit(office.authority, "TTPVHCC", "Trung tâm Phục vụ hành chính công")
    db.session.flush()


@pytest.mark.parametrize(
    ("text", "leading", "helping"),
    [
        ("Giao Phòng Kinh tế chủ trì, phối hợp Phòng Tư pháp trình", "PKT", "PTP"),
        ("Giao phòng kinh tế, hạ tầng và đô thị rà soát", "PTC", ""),
        ("Giao VP, PKT và Phòng Tư pháp báo cáo", "VP PKT PTP", ""),
        ("Giao Văn phòng HĐND và UBND phối hợp với Phòng Kinh tế, Phòng Tư pháp", "VP", "PKT PTP"),
        ("Phòng Tư pháp phối hợp PKT. Giao Văn phòng HĐND & UBND", "PTP VP", "PKT"),
        ("Giao Phòng VH-XH tổng hợp", "VHXH", ""),
        ("Giao TTPVHCC gửi Phòng Tư pháp trước ngày 15/8", "TTPVHCC", ""),
        ("Lấy ý kiến của Phòng Kinh tế", "", ""),
        ("Tổ chức hướng dẫn tại Phòng Kinh tế", "", ""),
        ("Nâng cao trách nhiệm; vp không ghi hoa là chữ thường", "", ""),
        ("", "", ""),
    ],
)
def test_units_named(office: Office, rooms: None, text: str, leading: str, helping: str):
    found = named_in(text, authority_id=office.authority.id, on=ON)
    assert [unit.code for unit in found.leading] == leading.split()
    assert [unit.code for unit in found.helping] == helping.split()


def test_a_unit_that_ended_is_not_named(office: Office):
    office.pkt.ended_on = date(2026, 7, 1)
    db.session.flush()
    found = named_in("Giao Phòng Kinh tế chủ trì", authority_id=office.authority.id, on=ON)
    assert found.leading == ()
