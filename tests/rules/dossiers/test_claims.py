"""Stated percentages against the counts they were taken of."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from tracker.rules.dossiers import (
    Counts,
    Severity,
    Verdict,
    check_claims,
    check_shares,
    judge,
)

CLAIMS = Path(__file__).parents[3] / "samples" / "percent_checks.csv"
BINH_THANH = Counts(
    received_direct=3489,
    received_online=2705,
    received_postal=409,
    resolved_early=4894,
    resolved_on_time=891,
)
STATED = [Decimal(text) for text in ("60.31", "46.76", "7.07", "84.6", "15.4")]


def rows() -> list[dict[str, str]]:
    with CLAIMS.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", [row for row in rows() if "%" in row["claimed"]])
def test_every_published_percent_is_told_rounded_or_truncated(row: dict[str, str]) -> None:
    stated = Decimal(row["claimed"].rstrip("%").replace(",", "."))
    fraction = int(row["numerator"]), int(row["denominator"])
    assert judge(*fraction, stated=stated) == row["verdict"]


def test_a_percent_of_nothing_is_wrong() -> None:
    assert judge(0, 0, stated=Decimal("0.00")) is Verdict.WRONG


def test_thu_duc_printed_a_truncated_share_of_late_dossiers() -> None:
    row = Counts(
        received=36466,
        received_online=11031,
        received_postal=4200,
        resolved=36075,
        resolved_on_time=35845,
        resolved_late=230,
        on_time_includes_early=True,
    )
    stated = [Decimal(text) for text in ("98.93", "99.36", "0.63")]
    told = list(check_claims(row, stated))
    assert [one.severity for one in told] == [Severity.INFO, Severity.INFO, Severity.WARN]
    late = told[2].values
    assert (late["part"], late["whole"], late["right"]) == (230, 36075, Decimal("0.64"))


def test_shares_of_channels_over_the_resolved_are_taken_of_the_wrong_base() -> None:
    told = list(check_claims(BINH_THANH, STATED))
    assert [one.severity for one in told] == [Severity.WARN] * 3 + [Severity.INFO] * 2
    assert [one.values["whole"] for one in told] == [5785] * 5
    assert [one.values.get("true_whole") for one in told] == [6603] * 3 + [None] * 2
    true = [one.values["right"] for one in told[:3]]
    assert true == [Decimal(text) for text in ("52.84", "40.97", "6.19")]


@pytest.mark.parametrize("stated", [STATED, []])
def test_channels_that_pass_the_total_are_told_with_what_was_counted_again(
    stated: list[Decimal],
) -> None:
    (finding,) = check_shares(BINH_THANH, stated)
    values = finding.values
    assert (finding.id, finding.severity) == ("D8", Severity.WARN)
    assert (values["total"], values["base"], values["share"]) == (6603, 5785, Decimal("114.14"))
    assert (values["gap"], values["times"], values["count"]) == (818, 2, 409)


def test_channels_may_pass_what_was_resolved_when_nothing_speaks_of_a_share() -> None:
    assert not list(check_shares(Counts(received_direct=90, received_online=40, resolved=100)))


def test_a_share_of_the_dossiers_due_asks_for_its_base_in_the_name() -> None:
    vinh_phuc = Counts(resolved_on_time=4157, resolved_late=12, returned=90)
    (told,) = check_claims(vinh_phuc, [Decimal("2.16")])
    values = told.values
    assert (told.severity, values["part"], values["whole"]) == (Severity.WARN, 90, 4169)


def test_a_percent_that_comes_from_nowhere_is_told() -> None:
    (told,) = check_claims(Counts(received=10, resolved=5), [Decimal("77.7")])
    assert (told.id, told.severity, told.values) == (
        "D9",
        Severity.WARN,
        {"stated": Decimal("77.7")},
    )


def test_targets_without_counts_are_not_checked() -> None:
    assert not list(check_claims(Counts(), [Decimal(40)]))
