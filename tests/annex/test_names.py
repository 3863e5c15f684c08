"""Lists of units in a cell; commas and `và` inside a name do not part it."""

import pytest

from tracker.annex.names import is_group, part_lead, split_names

LISTS = [
    ("Sở Y tế", ["Sở Y tế"]),
    ("Sở A; Sở B", ["Sở A", "Sở B"]),
    ("Sở Tài chính, Sở Nội vụ, UBND các xã, phường, đặc khu",
     ["Sở Tài chính", "Sở Nội vụ", "UBND các xã, phường, đặc khu"]),
    ("Sở Văn hóa, Thể thao và Du lịch, Sở Y tế", ["Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"]),
    ("Các sở, ban, ngành; UBND cấp xã", ["Các sở, ban, ngành", "UBND cấp xã"]),
    ("Văn phòng HĐND&UBND, P. Nội vụ, CA xã", ["Văn phòng HĐND&UBND", "P. Nội vụ", "CA xã"]),
    ("VP, PNV, PTC", ["VP", "PNV", "PTC"]),
    ("- Sở A;\n- Sở B.", ["Sở A", "Sở B"]),
    ("Văn phòng HĐND\nvà UBND", ["Văn phòng HĐND và UBND"]),
    ("Sở Nội vụ và Sở Tài chính", ["Sở Nội vụ", "Sở Tài chính"]),
    ("Sở Nội vụ và các sở, ngành", ["Sở Nội vụ", "các sở, ngành"]),
    ("Sở A/Sở B", ["Sở A", "Sở B"]),
    ("Đoàn Thanh niên xã, Hội Phụ nữ", ["Đoàn Thanh niên xã", "Hội Phụ nữ"]),
    ("Phòng Kinh tế, Hạ tầng và Đô thị", ["Phòng Kinh tế, Hạ tầng và Đô thị"]),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), LISTS)
def test_a_cell_lists_its_units(text: str, names: list[str]) -> None:
    assert list(split_names(text)) == names


@pytest.mark.parametrize(
    "name", ["Các thôn", "UBND 34 phường", "UBND cấp xã", "Thủ trưởng các đơn vị", "Sở, ban, ngành"]
)
def test_groups_are_known(name: str) -> None:
    assert is_group(name)


@pytest.mark.parametrize("name", ["Sở Nội vụ", "UBND xã Bình An", "Chủ tịch UBND tỉnh", "Cục Thuế"])
def test_single_units_are_no_groups(name: str) -> None:
    assert not is_group(name)


@pytest.mark.parametrize(
    ("text", "lead", "helpers"),
    [
        ("Sở A", "Sở A", ""),
        ("Chủ trì: Sở A; phối hợp: Sở B", "Sở A", "Sở B"),
        ("Sở A chủ trì, phối hợp với Sở B", "Sở A", "Sở B"),
        ("Sở A (chủ trì), Sở B", "Sở A", "Sở B"),
        ("Đơn vị chủ trì: Sở A\nĐơn vị phối hợp: Sở B", "Sở A", "Sở B"),
    ],
)
def test_lead_and_coordinating_units_are_parted(text: str, lead: str, helpers: str) -> None:
    assert part_lead(text) == (lead, helpers)
