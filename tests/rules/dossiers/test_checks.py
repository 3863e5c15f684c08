"""The identities of one row: what holds, what is only doubted, and what is impossible."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.dossiers import Counts, Severity, check_counts

LAC_TANH = Counts(
    received=863,
    resolved=835,
    resolved_early=736,
    resolved_on_time=76,
    resolved_late=23,
    pending=28,
    pending_in_time=21,
    pending_overdue=7,
)


def ids(counts: Counts, before: Counts | None = None) -> list[str]:
    return [finding.id for finding in check_counts(counts, before=before)]


def test_a_row_whose_sums_hold_is_not_doubted() -> None:
    assert ids(LAC_TANH) == []


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"resolved_early": 737}, ["D2"]),
        ({"pending_in_time": 22}, ["D3"]),
        ({"received": 864}, ["D4"]),
        ({"received": 864, "returned": 1}, []),
        ({"received": 866, "returned": 1, "withdrawn": 2}, []),
        ({"returned": 5}, []),  # given back before it was received into the count
        ({"resolved_early": None}, []),
        ({"resolved_early": None, "on_time_includes_early": True}, ["D2"]),
        ({"resolved_late": 836}, ["D7"]),
        ({"pending_overdue": 29}, ["D7"]),
        ({"withdrawn": -1}, ["D7"]),
        ({"withdrawn": 10**12}, ["D7"]),
        ({"apology_sent": 30}, []),
        ({"apology_sent": 31}, ["D11"]),
        ({"received_online": 20, "online_processed": 25, "carried_over": 5}, []),
        ({"received_online": 20, "online_processed": 26, "carried_over": 5}, ["D10"]),
    ],
)
def test_what_does_not_hold_is_named(changed: dict[str, int], found: list[str]) -> None:
    assert ids(replace(LAC_TANH, **changed)) == found


def test_channels_and_what_was_carried_over_make_up_what_was_received() -> None:
    parts = Counts(received_direct=5, received_online=3, received_postal=2, carried_over=1)
    assert ids(replace(parts, received=11)) == []
    (finding,) = check_counts(replace(parts, received=12))
    assert (finding.id, finding.severity, finding.values["gap"]) == ("D1", Severity.ERROR, 1)


def test_what_is_carried_over_is_what_was_pending_before() -> None:
    before = Counts(pending=28)
    assert ids(Counts(carried_over=28), before) == []
    assert ids(Counts(carried_over=27), before) == ["D5"]
    assert ids(Counts(), before) == []


@pytest.mark.parametrize(
    ("counts", "found"),
    [
        # Lâm Đồng, quý I/2020: two short among the parts, and pending is not what is left
        (
            Counts(
                received=659_245,
                resolved=643_272,
                resolved_on_time=643_270,
                resolved_late=0,
                pending=7_172,
                on_time_includes_early=True,
            ),
            {"D2": 2, "D4": None},
        ),
        # Huế: 9.612 of the resolved are in no part
        (
            Counts(
                resolved=257_141,
                resolved_on_time=247_529,
                resolved_late=0,
                on_time_includes_early=True,
            ),
            {"D2": 9_612},
        ),
    ],
)
def test_published_figures_that_contradict_themselves_are_found(
    counts: Counts, found: dict[str, int | None]
) -> None:
    assert {one.id: one.values.get("gap") for one in check_counts(counts)} == found


@given(st.lists(st.integers(0, 10**6), min_size=8, max_size=8))
def test_a_row_made_of_its_parts_is_never_doubted(numbers: list[int]) -> None:
    direct, online, postal, early, on_time, late, in_time, overdue = numbers
    resolved, pending = early + on_time + late, in_time + overdue
    came_in = direct + online + postal
    row = Counts(
        received=resolved + pending,
        received_direct=direct,
        received_online=online,
        received_postal=postal,
        carried_over=resolved + pending - came_in if resolved + pending >= came_in else None,
        resolved=resolved,
        resolved_early=early,
        resolved_on_time=on_time,
        resolved_late=late,
        pending=pending,
        pending_in_time=in_time,
        pending_overdue=overdue,
    )
    assert check_counts(row) == []
