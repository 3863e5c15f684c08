"""When a spoken conclusion is due: which of its words say so."""

from datetime import date

import pytest

from tracker.rules.spoken import due_phrase

ON = date(2026, 7, 7)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Giao Phòng Nội vụ chủ trì, trước ngày 15/8", "trước ngày 15/8"),
        ("trình UBND xã chậm nhất ngày 31/8/2026.", "chậm nhất ngày 31/8/2026"),
        ("hoàn thành trước ngày 05 tháng 9 năm 2026; báo cáo", "trước ngày 05 tháng 9 năm 2026"),
        ("xong trong quý III/2026", "trong quý III/2026"),
        ("Hoàn thành trong tháng 9", "trong tháng 9"),
        ("Cập nhật hằng tháng", "hằng tháng"),
        ("Báo cáo trước ngày 20/7, hoàn thành trước 31/8", "trước 31/8"),
        ("Thực hiện Kế hoạch số 12/KH-UBND ngày 20/01/2026", ""),
        ("Trước ngày 15/8 theo Công văn số 5/CV ngày 01/7/2026", "Trước ngày 15/8"),
        ("Trình trước ngày 15/1", "trước ngày 15/1/2027"),
        ("Trình trước Ngày 15/1", "trước Ngày 15/1/2027"),
        ("Trình trước ngày 15 tháng 1", "trước ngày 15 tháng 1 năm 2027"),
        ("Xong trong tháng 1", "trong tháng 1/2027"),
        ("Xong trong quý I", "trong quý I/2027"),
        ("Xong trong tháng 7", "trong tháng 7"),
        ("Xong trong quý 3", "trong quý 3"),
        ("Nâng cao trách nhiệm người đứng đầu", ""),
    ],
)
def test_the_words_that_say_when(text: str, phrase: str):
    assert due_phrase(text, on=ON) == phrase
