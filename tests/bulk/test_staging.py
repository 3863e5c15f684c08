"""What an act on many changes: seen first, done once, each refusal by name, one entry."""

from datetime import date, timedelta

import pytest

from tests.cast import make_task
from tracker import bulk, clock, history, updates
from tracker.bulk import Act, Bulk, Fate, Terms
from tracker.db import db
from tracker.outbox import Letter
from tracker.plans import PlanState
from tracker.rules import Refused
from tracker.rules.words import Status
from tracker.updates import News


def chosen(plan, tasks, act: Act, office) -> Bulk:
    return bulk.choose(plan, tasks, act=act, by=office.hoa, at=clock.now())


def told(plan, tasks, act: Act, office, document=None, **terms) -> Bulk:
    made = chosen(plan, tasks, act, office)
    bulk.tell(made, Terms(terms, document), by=office.hoa, at=clock.now())
    db.session.commit()
    return made


def done(made: Bulk, office) -> int:
    count = bulk.carry_out(made, by=office.hoa, at=clock.now())
    db.session.commit()
    return count


def fates(made: Bulk) -> list[str]:
    return [item.fate for item in made.items]


def why(made: Bulk) -> str:
    refusal = made.of(Fate.REFUSED)[0].refusal
    return refusal["msgid"] % refusal["values"]


def decision(office, **more) -> dict[str, object]:
    terms = {"decider_id": office.binh.id, "decided_on": "2026-03-11"}
    return terms | {"text": "Theo kết luận phiên họp"} | more


def test_looking_changes_nothing(office, plan, tasks):
    people = {str(office.vp.id): office.lan.id, str(office.pkt.id): office.quang.id}
    made = told(plan, tasks, Act.ASSIGN, office, people=people)
    assert fates(made) == ["ready", "ready"]
    assert [task.staff_id for task in tasks] == [office.tu.id, None]
    assert [len(history.of("task", task.id)) for task in tasks] == [1, 1]


def test_looking_reads_no_task_again(office, plan, tasks, queries):
    made = chosen(plan, tasks, Act.ASSIGN, office)
    people = {str(office.vp.id): office.lan.id, str(office.pkt.id): office.quang.id}
    queries.clear()
    bulk.tell(made, Terms({"people": people}), by=office.hoa, at=clock.now())
    assert fates(made) == ["ready", "ready"]
    assert [one for one in queries if one.startswith("SELECT task.id")] == []


def test_each_unit_gets_its_person(office, plan, tasks):
    people = {str(office.vp.id): office.lan.id, str(office.pkt.id): office.quang.id}
    made = told(plan, tasks, Act.ASSIGN, office, people=people)
    assert done(made, office) == 2
    assert [task.staff_id for task in tasks] == [office.lan.id, office.quang.id]


def test_a_unit_without_a_choice_or_with_the_same_person_is_left(office, plan, tasks):
    made = told(plan, tasks, Act.ASSIGN, office, people={str(office.vp.id): office.tu.id})
    reasons = [item.refusal["msgid"] for item in made.items]
    assert "đã do" in reasons[0]
    assert "Chưa chọn người" in reasons[1]
    with pytest.raises(Refused):
        done(made, office)


def test_nobody_is_named_for_another_units_task(office, plan, tasks):
    made = told(plan, tasks[:1], Act.ASSIGN, office, people={str(office.vp.id): office.quang.id})
    assert "không làm việc tại đơn vị" in why(made)


def test_urging_writes_one_letter_to_each_person_and_is_on_record(office, plan, tasks):
    tasks.append(make_task(plan, office.vp, staff=office.tu))
    versions = [task.version for task in tasks]
    made = told(plan, tasks, Act.URGE, office, text="Báo cáo trước 16:00.")
    assert db.session.query(Letter).count() == 0
    assert done(made, office) == 3
    letters = {letter.person_id: letter.facts for letter in db.session.query(Letter)}
    assert letters.keys() == {office.tu.id, office.lan.id, office.minh.id}
    assert letters[office.tu.id]["task_ids"] == [tasks[0].id, tasks[2].id]
    event = history.of("task", tasks[0].id)[-1]
    assert (event.move, event.note) == ("urge_lead", "Báo cáo trước 16:00.")
    assert [task.version for task in tasks] == versions  # nobody's open form is stopped by it


def test_what_waits_for_its_verifier_is_not_urged(office, plan, waiting):
    made = told(plan, waiting, Act.URGE, office, text="Báo cáo trước 16:00.")
    assert fates(made) == ["refused", "refused"]


def test_many_are_confirmed_with_one_document(office, plan, waiting, paper):
    made = told(plan, waiting, Act.VERIFY, office, document=paper)
    assert done(made, office) == 2
    assert [task.status for task in waiting] == [Status.COMPLETED] * 2
    notes = [history.of("task", task.id)[-1].note for task in waiting]
    assert notes == ["Căn cứ 15/TB-UBND ngày 11/03/2026"] * 2


def test_the_secretariat_does_not_confirm_its_own_task(office, plan, waiting, paper):
    own = make_task(plan, office.vhxh)
    own.status, own.submitted_by_id = Status.SUBMITTED, office.hoa.id
    made = told(plan, [*waiting, own], Act.VERIFY, office, document=paper)
    assert fates(made) == ["ready", "ready", "refused"]
    assert "không tự xác nhận" in why(made)


def test_an_extension_is_recorded_on_each_task_with_the_leader_as_decider(
    office, plan, tasks, paper
):
    terms = decision(office, due_on="2026-07-31")
    made = told(plan, tasks, Act.EXTEND, office, document=paper, **terms)
    assert done(made, office) == 2
    assert {task.due_on for task in tasks} == {date(2026, 7, 31)}
    assert {task.original_due_on for task in tasks} == {date(2026, 6, 30), date(2026, 5, 31)}
    assert history.of("task", tasks[0].id)[-1].changes["decider_id"] == office.binh.id


def test_a_day_that_is_no_extension_is_refused_by_name(office, plan, tasks, paper):
    terms = decision(office, due_on="2026-06-15")
    made = told(plan, tasks, Act.EXTEND, office, document=paper, **terms)
    assert fates(made) == ["refused", "ready"]
    assert "Hạn mới phải sau" in why(made)


def test_a_removal_takes_effect_from_the_day_of_the_decision(office, plan, tasks, paper):
    terms = decision(office, why="no_longer_needed")
    made = told(plan, tasks, Act.REMOVE, office, document=paper, **terms)
    assert done(made, office) == 2
    assert [task.status for task in tasks] == [Status.CANCELLED] * 2
    assert tasks[0].removed_on == date(2026, 3, 11)


def test_one_entry_names_all_tasks(office, plan, tasks, paper):
    terms = decision(office, due_on="2026-06-15")
    made = told(plan, tasks, Act.EXTEND, office, document=paper, **terms)
    done(made, office)
    [entry] = history.of("bulk", made.id)
    assert (entry.move, entry.chain_id, entry.actor_id) == ("extend", plan.id, office.hoa.id)
    assert entry.changes["tasks"] == ["NV02"]
    assert entry.changes["refused"] == ["NV01"]
    assert entry.changes["document"] == "15/TB-UBND ngày 11/03/2026"
    assert list(history.faults()) == []


def test_what_changed_since_the_look_is_refused_by_name_and_the_rest_is_done(office, plan, tasks):
    people = {str(office.vp.id): office.lan.id, str(office.pkt.id): office.quang.id}
    made = told(plan, tasks, Act.ASSIGN, office, people=people)
    updates.post(tasks[0], News("Đã họp"), by=office.lan, at=clock.now())
    assert done(made, office) == 1
    assert fates(made) == ["refused", "done"]
    assert "vừa có thay đổi" in why(made)
    assert tasks[0].staff_id == office.tu.id


def test_a_second_click_does_nothing_again(office, plan, tasks):
    made = told(plan, tasks, Act.URGE, office, text="Báo cáo trước 16:00.")
    assert [done(made, office) for _ in range(2)] == [2, 2]
    assert [event.move for event in history.of("task", tasks[0].id)] == ["issue", "urge_lead"]
    with pytest.raises(Refused):
        bulk.tell(made, Terms({"text": "Lại nữa"}), by=office.hoa, at=clock.now())


def test_nothing_is_done_before_it_was_told(office, plan, tasks):
    with pytest.raises(Refused):
        bulk.carry_out(chosen(plan, tasks, Act.URGE, office), by=office.hoa, at=clock.now())


def test_a_choice_has_bounds(office, plan, tasks, monkeypatch):
    with pytest.raises(Refused, match="ít nhất một"):
        chosen(plan, [], Act.URGE, office)
    monkeypatch.setattr("tracker.bulk.staging.MOST", 1)
    with pytest.raises(Refused, match="nhiều nhất"):
        chosen(plan, tasks, Act.URGE, office)
    plan.state = PlanState.CLOSED
    with pytest.raises(Refused, match="đã kết thúc"):
        chosen(plan, tasks[:1], Act.URGE, office)


def test_choices_that_come_to_nothing_are_forgotten(office, plan, tasks):
    left, kept = (told(plan, tasks, Act.URGE, office, text="Báo cáo ngay.") for _ in range(2))
    done(kept, office)
    bulk.forget(before=clock.now() + timedelta(minutes=1))
    db.session.commit()
    assert db.session.query(Bulk).all() == [kept]
    assert left not in db.session
