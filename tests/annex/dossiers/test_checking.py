"""The checker over a whole file: periods, sources, parts and impossible cells."""

import pytest

from tests.annex.dossiers.make import BOTH, LAND, read_form, told
from tests.annex.make import csv_of
from tracker.annex.dossiers import Stats, check, read_dossiers
from tracker.rules.dossiers import Severity

HEADER = (
    "Đơn vị",
    "Lĩnh vực",
    "Kỳ",
    "Tiếp nhận",
    "Từ kỳ trước",
    "Đã giải quyết",
    "Đang giải quyết",
)


def read(*rows: object, header: tuple[str, ...] = HEADER) -> Stats:
    return read_dossiers("a.csv", csv_of([header, *rows]).encode())


def test_what_was_pending_is_what_is_carried_over():
    january = ("Xã A", "Đất đai", "T1/2026", 100, 5, 90, 10)
    assert told(read(january, ("Xã A", "Đất đai", "T2/2026", 100, 10, 95, 5))) == []
    assert told(read(january, ("Xã A", "Đất đai", "T2/2026", 100, 9, 95, 5))) == [("D5", 3)]
    assert told(read(january, ("Xã B", "Đất đai", "T2/2026", 100, 9, 95, 5))) == []
    assert told(read(january, ("Xã A", "Đất đai", "T3/2026", 100, 9, 95, 5))) == []


def test_a_jump_against_the_month_before_is_told():
    rows = [
        ("Xã A", "Đất đai", f"T{n}/2026", count, "", "", "") for n, count in ((1, 100), (2, 160))
    ]
    assert told(read(*rows)) == [("D12", 3)]


def test_months_add_up_to_their_quarter_in_what_flows():
    months = [("Xã A", "Đất đai", f"T{n}/2026", "", "", 10 * n, "") for n in (1, 2, 3)]
    quarter = ("Xã A", "Đất đai", "Quý I/2026", "", "", 60, "")
    assert told(read(*months, quarter)) == []
    assert told(read(*months, (*quarter[:5], 61, ""))) == [("D6", 5)]


def test_units_add_up_to_the_total_of_all():
    rows = [("Xã A", "", "T1/2026", 10, "", 10, 0), ("Xã B", "", "T1/2026", 5, "", 5, 0)]
    total = ("Tổng cộng", "", "", 15, "", 15, 0)
    assert told(read(*rows, total)) == []
    assert told(read(*rows, (*total[:5], 16, 0))) == [("D4", 4), ("D6", 4)][1:]


def test_a_total_of_several_months_is_not_the_sum_of_what_was_pending():
    rows = [("Xã A", "Đất đai", f"T{n}/2026", "", "", 10, 2) for n in (1, 2)]
    assert told(read(*rows, ("Tổng cộng", "", "", "", "", 20, 2))) == []


def test_what_no_count_can_be_is_told_in_its_row():
    stats = read(("Xã A", "Đất đai", "T1/2026", -1, "", "12,5".replace(",", "."), ""))
    found = check(stats)
    assert {(one.finding.id, one.finding.severity) for one in found} == {("D7", Severity.REFUSE)}
    assert [one.place.row for one in found] == [2, 2]


@pytest.mark.parametrize("late", [80, 81])
def test_no_more_are_late_than_resolved(late: int):
    row = list(LAND)
    row[7:10] = [None, None, late]
    assert (("D7", 7) in told(read_form(row))) == (late == 81)


def test_figures_of_about_so_many_are_not_added_up():
    row = ("Xã A", "Đất đai", "T1/2026", "hơn 100", "", 50, 60)
    assert told(read(row)) == []
    assert read(row).rows[0].qualifier == "hơn"


def test_a_part_does_not_pass_its_whole():
    header = ("Đơn vị", "Phạm vi", "Kỳ", "Tiếp nhận", "Đã giải quyết")
    whole = ("Xã A", "tất cả", "T1/2026", 10, 9)
    assert told(read(whole, ("Xã A", "chỉ đất đai", "T1/2026", 10, 9), header=header)) == []
    assert told(read(whole, ("Xã A", "chỉ đất đai", "T1/2026", 11, 9), header=header)) == [
        ("D6", 3)
    ]


def test_sources_of_one_field_are_added_up_before_its_month_is_compared():
    header = ("Lĩnh vực", "Kỳ", "Từ kỳ trước", "Đang giải quyết")
    rows = [
        ("Trên Hệ thống các Bộ",),
        ("Đất đai", "T1/2026", 0, 1),
        ("Đất đai", "T2/2026", 1, 2),
        ("Trên Hệ thống thành phố",),
        ("Đất đai", "T1/2026", 0, 3),
        ("Đất đai", "T2/2026", 3, 4),
    ]
    full = [(*row, "", "", "")[:4] for row in rows]
    assert told(read(*full, header=header)) == []
    full[4] = ("Đất đai", "T1/2026", 0, 9)
    assert told(read(*full, header=header)) == [("D5", 7)]


def test_a_total_that_no_reading_explains_is_told_once_for_each_column():
    wrong = ["TỔNG CỘNG", None, *(n + 1 for n in BOTH[2:])]
    assert {identity for identity, row in told(read_form(LAND, wrong)) if row == 8} == {"D6"}
