"""Every field narrows the list, and every choice says how many tasks it would show."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.cast import Office, make_plan, make_task
from tests.laid import loaded
from tests.tasks.test_lists import TODAY, codes_of, everything
from tracker import evidence, updates, verification
from tracker.evidence import Cited, Document
from tracker.rules.fold import fold
from tracker.rules.words import DeadlineKind, Outcome, Source, Status
from tracker.tasks import Task
from tracker.tasks.counting import counting_of
from tracker.tasks.facets import FACETS, asking_of, fit, fitting
from tracker.tasks.filters import Due, State, TaskFilters
from tracker.tasks.lists import Day, PlanList, narrow
from tracker.tasks.ordering import in_order
from tracker.tasks.said import Said
from tracker.tasks.traits import Order, Trait
from tracker.updates import Claim, News

AT = datetime(2026, 3, 12, 5, 0, tzinfo=UTC)
ON = date(2026, 3, 12)
pytestmark = pytest.mark.pg


@pytest.fixture
def office_plan(office: Office):
    return make_plan(office)


@pytest.fixture
def tasks(office: Office, office_plan) -> dict[str, Task]:
    """A task of Tú's with a partner, another unit's without anything."""
    own = make_task(
        office_plan, office.vp, title="Đăng ký đất", staff=office.tu, coordinating=(office.pkt,)
    )
    own.search_key = fold(own.title)
    other = make_task(office_plan, office.pkt, title="Ăn uống", due_on=date(2026, 12, 31))
    return {"own": own, "other": other}


def listed(session, plan, text: str = "", on: date = ON) -> PlanList:
    readable = session.query(Document).statement
    return narrow(
        plan, everything(session), Day(on, counting_of(plan)), codes_of(session, plan),
        Said(text, readable),
    )  # fmt: skip


def codes(session, plan, filters: TaskFilters, on: date = ON) -> list[str]:
    session.flush()
    whole = listed(session, plan, filters.text, on)
    return [task.row.code for task in fitting(whole.tasks, filters, asking_of(whole))]


@pytest.mark.parametrize(
    "filters",
    [
        TaskFilters(partner="PKT"), TaskFilters(worker="VP"), TaskFilters(lead="VP"),
        TaskFilters(due_to=date(2026, 6, 30)), TaskFilters(text="dat"), TaskFilters(text="nv01"),
    ],
)  # fmt: skip
def test_a_field_narrows(session, office, office_plan, tasks, filters: TaskFilters):
    assert codes(session, office_plan, filters) == ["NV01"]


@pytest.mark.parametrize(
    "filters",
    [
        TaskFilters(partner="VP"), TaskFilters(kind=DeadlineKind.MONTH), TaskFilters(leader="9"),
        TaskFilters(due_from=date(2027, 1, 1)), TaskFilters(told_since=date(2026, 1, 1)),
        TaskFilters(traits=frozenset({Trait.EXTENDED})), TaskFilters(flag="*"),
    ],
)  # fmt: skip
def test_what_holds_of_no_task_shows_none(session, office_plan, tasks, filters: TaskFilters):
    assert codes(session, office_plan, filters) == []


def test_who_gave_the_task_is_asked_for(session, office_plan, tasks):
    tasks["other"].source = Source.INSPECTION
    assert codes(session, office_plan, TaskFilters(source=Source.INSPECTION)) == ["NV02"]
    assert codes(session, office_plan, TaskFilters(source=Source.MEETING)) == []


def test_the_officer_is_asked_for_by_id_and_nobody_by_nought(session, office, office_plan, tasks):
    assert codes(session, office_plan, TaskFilters(officer=str(office.tu.id))) == ["NV01"]
    assert codes(session, office_plan, TaskFilters(officer="0")) == ["NV02"]


def trait(session, plan, wanted: Trait, on: date = ON) -> list[str]:
    return codes(session, plan, TaskFilters(traits=frozenset({wanted})), on)


def test_traits_follow_what_happens(session, office: Office, office_plan, tasks):
    own = tasks["own"]
    assert trait(session, office_plan, Trait.UNTOLD) == ["NV01", "NV02"]
    claim = Claim(date(2026, 3, 10), Outcome.MET, News("Đã ban hành kế hoạch đối thoại."))
    updates.submit(own, claim, by=office.lan, at=AT)
    assert trait(session, office_plan, Trait.UNTOLD) == ["NV02"]
    assert trait(session, office_plan, Trait.UNPROVED) == ["NV01", "NV02"]
    verification.send_back(own, reason="Thiếu biên bản họp.", by=office.hoa, at=AT)
    assert trait(session, office_plan, Trait.RETURNED) == ["NV01"]
    cited = Cited("05/BC-VP", ON, "Văn phòng", "Báo cáo kết quả")
    shown = evidence.describe(cited, authority_id=own.authority_id, by=office.tu, at=AT)
    evidence.add(own, document=shown, by=office.tu, at=AT)
    assert trait(session, office_plan, Trait.UNPROVED) == ["NV02"]
    assert trait(session, office_plan, Trait.STALE, ON + timedelta(days=30)) == ["NV02"]
    assert trait(session, office_plan, Trait.STALE, ON + timedelta(days=31)) == ["NV01", "NV02"]
    own.extension_count, own.added_on = 1, ON
    assert trait(session, office_plan, Trait.EXTENDED) == ["NV01"]
    assert trait(session, office_plan, Trait.ADDED) == ["NV01"]
    assert trait(session, office_plan, Trait.ORIGINAL) == ["NV02"]
    assert trait(session, office_plan, Trait.UNNAMED) == ["NV02"]
    assert codes(session, office_plan, TaskFilters(told_since=ON)) == ["NV01"]


@pytest.mark.parametrize("text", ["hoà giải", "hòa giải", "HOÀ GIẢI", "hoa giai", "  Hoà   giải "])
def test_a_sentence_told_is_found_however_it_is_typed(session, office, office_plan, tasks, text):
    updates.post(tasks["own"], News("Đã hoà giải 03 vụ"), by=office.tu, at=AT)
    assert codes(session, office_plan, TaskFilters(text=text)) == ["NV01"]


@pytest.mark.parametrize("text", ["12/qd-ubnd", "QUYẾT ĐỊNH KIỆN TOÀN", "đỗ quốc bình"])
def test_a_document_shown_is_found_by_number_abstract_and_signer(
    session, office, office_plan, tasks, text
):
    cited = Cited("12/QĐ-UBND", ON, "UBND xã", "Quyết định kiện toàn", signer="Đỗ Quốc Bình")
    shown = evidence.describe(cited, authority_id=office.authority.id, by=office.tu, at=AT)
    evidence.add(tasks["other"], document=shown, by=office.tu, at=AT)
    assert codes(session, office_plan, TaskFilters(text=text)) == ["NV02"]


def test_why_something_was_sent_back_is_not_searched(session, office, office_plan, tasks):
    claim = Claim(date(2026, 3, 10), Outcome.MET, News("Đã ban hành kế hoạch đối thoại."))
    updates.submit(tasks["own"], claim, by=office.lan, at=AT)
    verification.send_back(tasks["own"], reason="Thiếu biên bản họp.", by=office.hoa, at=AT)
    assert codes(session, office_plan, TaskFilters(text="bien ban")) == []


@pytest.mark.parametrize("text", ["%", "_", "/", "\\", "'"])
def test_signs_of_patterns_are_signs(session, office, office_plan, tasks, text):
    updates.post(tasks["own"], News("Đạt 50% _ / \\ '"), by=office.tu, at=AT)
    assert codes(session, office_plan, TaskFilters(text=text)) == ["NV01"]


def test_every_choice_counts_what_it_would_show(session):
    plan = loaded("xa_2026")
    whole = listed(session, plan, on=TODAY)
    asking = asking_of(whole)
    for filters in (TaskFilters(), TaskFilters(state=State.OPEN, area="ND1"),
                    TaskFilters(due=Due.OVERDUE), TaskFilters(state=State.REMOVED)):  # fmt: skip
        found = fit(whole.tasks, filters, asking)
        assert found.tasks == fitting(whole.tasks, filters, asking)
        for name in FACETS.keys() - {"traits"}:
            for value, count in found.counts[name].items():
                asked = TaskFilters(**{**vars(filters), name: value})
                assert len(fitting(whole.tasks, asked, asking)) == count, (filters, name, value)


def test_removed_tasks_are_offered_but_shown_only_when_asked_for(session):
    whole = listed(session, loaded("xa_2026"), on=TODAY)
    found = fit(whole.tasks, TaskFilters(), asking_of(whole))
    assert found.counts["state"][State.REMOVED] == 1
    assert Status.CANCELLED not in {task.facts.status for task in found.tasks}


def test_rows_stand_in_the_order_of_a_column(session, office: Office, office_plan, tasks):
    make_task(office_plan, office.vp, title="Ân cần", due_on=date(2026, 2, 1))
    whole = listed(session, office_plan)
    names = {unit.id: unit.name for unit in (office.vp, office.pkt)}

    def titles(order: Order) -> list[str]:
        return [task.row.title for task in in_order(whole.tasks, order, units=names)]

    assert titles(Order.TITLE) == ["Ăn uống", "Ân cần", "Đăng ký đất"]
    assert titles(Order.DUE) == ["Ân cần", "Đăng ký đất", "Ăn uống"]
    assert titles(Order.LEAD)[0] == "Ăn uống"
    assert titles(Order.CODE) == titles(Order.PLAN) == ["Đăng ký đất", "Ăn uống", "Ân cần"]
    updates.post(tasks["other"], News("Xong."), by=office.quang, at=AT)
    whole = listed(session, office_plan)
    assert titles(Order.TOLD)[-1] == "Ăn uống"
    assert titles(Order.STATE)[-1] == "Ăn uống"
