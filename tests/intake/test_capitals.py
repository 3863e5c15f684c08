"""Headings in capitals become sentences; names and abbreviations keep theirs."""

import pytest

from tracker.intake.capitals import calm


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", "Công tác chỉ đạo, điều hành"),
        ("KẾ HOẠCH CCHC CỦA XÃ BÌNH AN NĂM 2026", "Kế hoạch CCHC của xã Bình An năm 2026"),
        ("NHIỆM VỤ CỦA UBND TỈNH AN PHÚ, NĂM 2022", "Nhiệm vụ của UBND tỉnh An Phú, năm 2022"),
        ("CHÍNH QUYỀN SỐ THÀNH PHỐ THỦ ĐỨC", "Chính quyền số thành phố Thủ Đức"),
        ("HIỆN ĐẠI HÓA (PHẦN II)", "Hiện đại hóa (phần II)"),
        ("UBND CÁC XÃ, PHƯỜNG", "UBND các xã, phường"),
        ("Cải cách TTHC", "Cải cách TTHC"),
        ("CCHC", "CCHC"),
        ("", ""),
    ],
)
def test_a_heading_is_calmed(printed: str, shown: str):
    assert calm(printed) == shown
