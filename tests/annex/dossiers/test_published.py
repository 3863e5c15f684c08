"""What offices published, contradictions included: the checker finds what a careful reader does."""

import csv
from pathlib import Path

import pytest

from tracker.annex.dossiers import PlacedFinding, check, read_dossiers
from tracker.rules.dossiers import Severity

SAMPLES = Path(__file__).parents[3] / "samples"


def findings(name: str) -> list[PlacedFinding]:
    return check(read_dossiers(name, (SAMPLES / name).read_bytes()))


@pytest.fixture(scope="module")
def printed() -> list[PlacedFinding]:
    return findings("dossier_stats.csv")


def of_row(found: list[PlacedFinding], row: int) -> list[tuple[str, Severity]]:
    return [(one.finding.id, one.finding.severity) for one in found if one.place.row == row]


def words(found: list[PlacedFinding], row: int, identity: str) -> list[str]:
    return [
        str(one.finding.told)
        for one in found
        if (one.place.row, one.finding.id) == (row, identity)
    ]  # fmt: skip


@pytest.mark.parametrize("row", [2, 3, 4, 5, 6])
def test_the_late_dossiers_of_lac_tanh_add_up_over_its_fields(
    printed: list[PlacedFinding], row: int
):
    assert of_row(printed, row) == []


def test_a_field_of_lac_tanh_told_wrong_would_be_found():
    text = (SAMPLES / "dossier_stats.csv").read_text(encoding="utf-8-sig")
    wrong = text.replace("Hộ tịch,,,,,,,,,,6,", "Hộ tịch,,,,,,,,,,7,")
    (found,) = [one for one in check(read_dossiers("a.csv", wrong.encode())) if one.place.row == 2]
    assert (found.finding.id, found.finding.values["total"]) == ("D6", 23)
    assert found.finding.values["parts"] == 24


def test_thu_duc_rounded_once_and_truncated_once(printed: list[PlacedFinding]):
    rounded, either, cut = words(printed, 7, "D9")
    assert [one.split()[0] for one in (rounded, either, cut)] == ["98,93%", "99,36%", "0,63%"]
    assert rounded.endswith("đã làm tròn.")
    assert either.endswith("làm tròn hay cắt bớt như nhau.")
    assert cut.endswith("cắt bớt; làm tròn là 0,64%.")


def test_thu_duc_processed_more_online_than_it_received(printed: list[PlacedFinding]):
    assert of_row(printed, 8) == [("D9", Severity.INFO), ("D10", Severity.WARN)]
    (more,) = words(printed, 8, "D10")
    assert all(one in more for one in ("11.084", "11.031", "thừa 53"))
    assert "11.084/18.587" in words(printed, 8, "D9")[0]


def test_the_channels_of_binh_thanh_pass_what_they_were_taken_of(printed: list[PlacedFinding]):
    (over,) = words(printed, 9, "D8")
    assert all(one in over for one in ("6.603", "5.785", "114,14%", "818 = 2 × 409"))
    told = words(printed, 9, "D9")
    assert [("sai mẫu số" in one) for one in told] == [True, True, True, False, False]
    assert [one for one in told if "Trên 6.603" in one] == told[:3]


@pytest.mark.parametrize("row", [10, 11, 12])
def test_what_states_no_totals_is_not_checked(printed: list[PlacedFinding], row: int):
    assert of_row(printed, row) == []


def test_further_columns_change_nothing(printed: list[PlacedFinding]):
    with (SAMPLES / "dossier_stats.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [["nguon.txt", *row, "935", "OK: 1+1"] for row in csv.reader(file)]
    rows[0][0], rows[0][-2:] = "source_seed", ["derived_by_us", "check_result"]
    lines = "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows)
    again = check(read_dossiers("a.csv", lines.encode()))
    assert [(one.place.row, str(one.finding.told)) for one in again] == [
        (one.place.row, str(one.finding.told)) for one in printed
    ]


def test_figures_that_three_provinces_published_contradict_themselves():
    found = findings("dossier_published.csv")
    assert [(one.place.row, one.finding.id, one.finding.values.get("gap")) for one in found] == [
        (2, "D2", 2), (2, "D4", None), (3, "D4", None), (4, "D2", 9_612), (5, "D9", None),
    ]  # fmt: skip
    assert found[2].finding.values == {"left": 10_464, "pending": 3_405, "elsewhere": 0}
    assert "90/4.169" in str(found[4].finding.told)


def test_every_stated_percent_is_told_how_it_came_about():
    found = findings("percent_checks.csv")
    told = {one.place.row: str(one.finding.told) for one in found if one.finding.id == "D9"}
    with (SAMPLES / "percent_checks.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    how = {"either": "như nhau", "rounded": "đã làm tròn", "truncated": "cắt bớt; làm tròn là"}
    for number, row in enumerate(rows, start=2):
        wrong = number in (8, 9, 10)  # taken of what was resolved
        wanted = "sai mẫu số" if wrong else how.get(row["verdict"])
        assert (number in told) == bool(wanted), row
        assert not wanted or wanted in told[number], row


def test_a_percent_that_another_denominator_explains_has_the_wrong_base():
    text = "what,numerator,denominator,claimed\na,3,4,75%\nb,1,4,20%\nc,1,5,\nd,1,4,77%\n"
    told = [str(one.finding.told) for one in check(read_dossiers("a.csv", text.encode()))]
    assert "75% khớp 3/4" in told[0]
    assert told[1] == "20% không phải 1/4 mà là 1/5: sai mẫu số."
    assert told[2] == "77% không phải 1/4 (d): đúng là 25%."
