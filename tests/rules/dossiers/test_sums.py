"""Fields make up a unit, months a quarter and a year."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.dossiers import (
    Counts,
    add_up,
    check_change,
    check_counts,
    check_sum,
    dossier_sentence,
    in_sequence,
    rates,
)

NUMBER = st.integers(0, 10**5)


@st.composite
def months(draw: st.DrawFn) -> list[Counts]:
    """Return months that follow each other: what is pending is carried over."""
    found, carried = [], draw(NUMBER)
    for _ in range(draw(st.integers(1, 12))):
        came_in = {f"received_{name}": draw(NUMBER) for name in ("direct", "online", "postal")}
        received = carried + sum(came_in.values())
        pending = draw(st.integers(0, received))
        late = draw(st.integers(0, received - pending))
        overdue = draw(st.integers(0, pending))
        found.append(
            Counts(
                **came_in,
                received=received,
                carried_over=carried,
                resolved=received - pending,
                resolved_early=0,
                resolved_on_time=received - pending - late,
                resolved_late=late,
                pending=pending,
                pending_in_time=pending - overdue,
                pending_overdue=overdue,
            )
        )
        carried = pending
    return found


@given(months())
def test_a_longer_period_keeps_every_identity_of_its_months(found: list[Counts]) -> None:
    whole = in_sequence(found)
    assert check_counts(whole) == []
    assert whole.carried_over == found[0].carried_over
    assert whole.pending == found[-1].pending
    assert whole.resolved == sum(month.resolved or 0 for month in found)


@given(months())
def test_quarters_make_up_the_year_as_its_months_do(found: list[Counts]) -> None:
    quarters = [in_sequence(found[i : i + 3]) for i in range(0, len(found), 3)]
    assert in_sequence(quarters) == in_sequence(found)


@given(st.lists(months(), min_size=1, max_size=4))
def test_adding_fields_up_and_joining_months_may_be_done_in_either_order(
    fields: list[list[Counts]],
) -> None:
    least = min(len(found) for found in fields)
    joined = add_up(in_sequence(found[:least]) for found in fields)
    assert joined == in_sequence([add_up(f[i] for f in fields) for i in range(least)])


def test_fields_that_do_not_make_up_their_total_are_named() -> None:
    late = [Counts(resolved_late=count) for count in (4, 3, 6, 10)]
    assert not list(check_sum(Counts(resolved_late=23, resolved=835), late, of="Lạc Tánh"))
    (finding,) = check_sum(Counts(resolved_late=24), late, of="Lạc Tánh")
    assert (finding.id, finding.values["total"], finding.values["parts"]) == ("D6", 24, 23)


def test_a_count_that_one_part_does_not_state_is_not_compared() -> None:
    parts = [Counts(received=4, pending=1), Counts(received=5)]
    assert not list(check_sum(Counts(received=9, pending=3), parts, of="Lạc Tánh"))


def test_only_large_changes_of_many_dossiers_are_told() -> None:
    assert [one.id for one in check_change(Counts(received=301), Counts(received=200))] == ["D12"]
    assert not list(check_change(Counts(received=300), Counts(received=200)))
    assert not list(check_change(Counts(received=90), Counts(received=20)))


def test_rates_are_told_with_their_denominators() -> None:
    row = Counts(
        received=863, resolved=835, resolved_early=736, resolved_on_time=76, resolved_late=23,
        pending=28, pending_in_time=21, pending_overdue=7,
    )  # fmt: skip
    told = {rate.key: rate.percent for rate in rates(row)}
    assert told == {
        "resolved": Decimal("96.76"),
        "in_time": Decimal("97.25"),
        "late": Decimal("2.75"),
        "overdue": Decimal("25.00"),
        "late_or_overdue": Decimal("3.48"),
    }


def test_online_has_two_rates_with_two_denominators() -> None:
    row = Counts(
        received=36466, carried_over=0, received_online=11031,
        online_processed=11084, eligible_resolved=18587,
    )  # fmt: skip
    told = {rate.key: (rate.percent, rate.denominator) for rate in rates(row)}
    assert told["online_received"] == (Decimal("30.25"), 36466)
    assert told["online_processed"] == (Decimal("59.63"), 18587)


def test_no_dossiers_have_no_rate() -> None:
    (resolved,) = rates(Counts(received=0, resolved=0))
    assert resolved.percent is None


def test_the_sentence_says_what_the_report_says() -> None:
    row = Counts(
        received=863, resolved=835, resolved_early=736, resolved_on_time=76, resolved_late=23,
        pending=28, pending_in_time=21, pending_overdue=7,
    )  # fmt: skip
    late = {"Bảo trợ xã hội": 4, "Chứng thực": 3, "Hộ tịch": 6, "Đất đai": 10, "Tư pháp": 0}
    assert dossier_sentence(row, late_by_field=late) == (
        "Tiếp nhận 863 hồ sơ; đã giải quyết 835: trước hạn 736, đúng hạn 76, trễ hạn 23 "
        "(Bảo trợ xã hội: 04; Chứng thực: 03; Hộ tịch: 06; Đất đai: 10); "
        "đang giải quyết 28: trong hạn 21, trễ hạn 07."
    )
    assert dossier_sentence(Counts(received=0)) == "Tiếp nhận 0 hồ sơ."
    assert dossier_sentence(Counts()) == ""


def test_parts_that_only_some_forms_tell_are_not_said_to_be_all():
    split = Counts(resolved=100, resolved_early=50, resolved_on_time=45, resolved_late=5)
    row = add_up([split, Counts(resolved=300, resolved_late=0)])
    told = "Đã giải quyết 400, trong đó nêu rõ trước hạn 50, đúng hạn 45, trễ hạn 05."
    assert dossier_sentence(row) == told
    assert dossier_sentence(Counts(resolved=9, resolved_late=1)) == "Đã giải quyết 09: trễ hạn 01."
