"""Units merge and split by a decision: what is open moves, what is done and past stays."""

from datetime import UTC, date, datetime

import pytest

from tests.cast import Office, make_person, make_plan, make_task, make_unit
from tracker import figures, handover, history, units
from tracker.access import handing
from tracker.db import db
from tracker.handover import Reorganisation
from tracker.plans import Plan
from tracker.rules import Refused
from tracker.rules.words import Move, Role, Status
from tracker.tasks import Moved, Task, record
from tracker.units import Unit, aliases, groups, tree
from tracker.units.tree import Decision, Names

AT = datetime(2026, 7, 1, 2, 0, tzinfo=UTC)
DAY = date(2026, 7, 1)
OLD_AND_NEW = ["Văn phòng HĐND và UBND", "Phòng Kinh tế"]
PAPER = Decision(DAY, "30/QĐ-UBND")


@pytest.fixture
def plan(office: Office) -> Plan:
    made = make_plan(office)
    db.session.commit()
    return made


def merge(office: Office, *, into: Unit, decision: Decision = PAPER, **more) -> None:
    """Let the economics room go into another unit."""
    pkt, heir = handing.units_to_reorganise([office.pkt.id, into.id], by=office.hoa)
    change = Reorganisation(decision, [pkt], {pkt.id: heir}, **more)
    handover.reorganise(change, by=office.hoa, at=AT)
    db.session.commit()


def complete(task: Task, on: date) -> None:
    history.take(task.plan_id)
    task.status, task.outcome, task.completed_on = Status.COMPLETED, "met", on
    record(task, Moved(Move.VERIFY, on=on), by=None, at=AT)
    db.session.commit()


def test_open_tasks_get_the_new_unit_and_keep_their_officer(session, office, plan):
    task = make_task(plan, office.pkt, staff=office.quang)
    merge(office, into=office.vp)
    assert (task.lead_unit_id, task.staff_id) == (office.vp.id, office.quang.id)
    assert [post.unit_id for post in office.quang.posts(DAY)] == [office.vp.id]
    last = history.of("task", task.id)[-1]
    assert (last.move, last.on, last.changes["decision"]) == (Move.CHANGE, DAY, "30/QĐ-UBND")


def test_done_tasks_and_earlier_figures_stay_with_the_old_unit(session, office, plan):
    done, open_one = make_task(plan, office.pkt), make_task(plan, office.pkt)
    complete(done, date(2026, 6, 1))
    merge(office, into=office.vp)
    assert done.lead_unit_id == office.pkt.id
    assert open_one.lead_unit_id == office.vp.id
    before = figures.figures_of(plan, as_of=date(2026, 6, 30)).by_lead()
    after = figures.figures_of(plan, as_of=DAY).by_lead()
    assert {unit_id: counts.total for unit_id, counts in before.items()} == {office.pkt.id: 2}
    assert {unit_id: counts.total for unit_id, counts in after.items()} == {
        office.pkt.id: 1, office.vp.id: 1,
    }  # fmt: skip


def test_the_unit_ends_and_papers_that_write_its_name_mean_the_heir(session, office, plan):
    merge(office, into=office.vp)
    assert office.pkt.ended_on == DAY
    known = [one.text for one in aliases.of_unit(office.vp, authority_id=office.authority.id)]
    assert "Phòng Kinh tế" in known


def test_one_head_stays_and_the_other_works_on_as_officer(session, office, plan):
    merge(office, into=office.vp)
    roles = {post.role for post in office.minh.posts(DAY)}
    assert roles == {Role.STAFF}
    assert [post.role for post in office.lan.posts(DAY)] == [Role.UNIT_HEAD]


def test_the_decision_may_name_the_other_head(session, office, plan):
    merge(office, into=office.vp, heads={office.vp.id: office.minh.id})
    assert {post.role for post in office.minh.posts(DAY)} == {Role.UNIT_HEAD}
    assert {post.role for post in office.lan.posts(DAY)} == {Role.STAFF}


def test_seats_parts_and_answers_pass_on(session, office, plan):
    group = make_unit(office.authority, "CP", "Các phòng", type_code="nhom")
    db.session.commit()
    history.take(history.GENERAL)
    groups.join(group, unit=office.pkt, on=None, by=None, at=AT)
    db.session.commit()
    task = make_task(plan, office.vhxh, coordinating=(office.pkt,))
    merge(office, into=office.vp)
    assert [unit.id for unit in units.members(group, on=DAY)] == [office.vp.id]
    assert [unit.id for unit in units.members(group, on=date(2026, 6, 30))] == [office.pkt.id]
    assert task.parts[0].unit_id == office.vp.id


def test_a_unit_is_split_by_naming_tasks_and_people(session, office, plan):
    stays, goes = make_task(plan, office.pkt), make_task(plan, office.pkt, staff=office.quang)
    new = make_unit(office.authority, "PTC", "Phòng Tài chính")
    make_person("an", "Trần Văn An", unit=new, role=Role.UNIT_HEAD)
    db.session.commit()
    pkt, heir = handing.units_to_reorganise([office.pkt.id, new.id], by=office.hoa)
    change = Reorganisation(
        PAPER, [pkt], {pkt.id: pkt}, tasks={goes.id: heir}, people={office.quang.id: heir}
    )
    handover.reorganise(change, by=office.hoa, at=AT)
    assert (stays.lead_unit_id, goes.lead_unit_id) == (office.pkt.id, new.id)
    assert goes.staff_id == office.quang.id
    assert office.pkt.ended_on is None
    assert [post.unit_id for post in office.quang.posts(DAY)] == [new.id]


def test_who_does_not_go_along_leaves_the_task_to_the_new_head(session, office, plan):
    task = make_task(plan, office.pkt, staff=office.quang)
    merge(office, into=office.vp, people={office.quang.id: office.vhxh})
    assert (task.lead_unit_id, task.staff_id) == (office.vp.id, None)


def test_the_secretariat_and_the_verifier_stay_two_units(session, office, plan):
    vhxh, vp = handing.units_to_reorganise([office.vhxh.id, office.vp.id], by=office.hoa)
    with pytest.raises(Refused, match="phải khác cơ quan thường trực"):
        handover.reorganise(
            Reorganisation(PAPER, [vhxh], {vhxh.id: vp}), by=office.hoa, at=AT
        )  # fmt: skip


@pytest.mark.parametrize(
    ("decision", "sentence"),
    [
        (Decision(DAY, " "), "Nhập số, ký hiệu và ngày"),
        (Decision(date(2026, 7, 2), "30/QĐ-UBND"), "không được sau hôm nay"),
    ],
)
def test_it_needs_a_decision_that_is_in_force(session, office, plan, decision, sentence):
    with pytest.raises(Refused, match=sentence):
        merge(office, into=office.vp, decision=decision)


def test_an_authority_or_a_group_is_not_merged(session, office, plan):
    with pytest.raises(Refused, match="Chỉ sắp xếp được"):
        merge(office, into=office.authority)


def test_every_plan_still_adds_up(session, office, plan):
    for unit in (office.pkt, office.vp, office.pkt):
        make_task(plan, unit)
    merge(office, into=office.vp)
    found = figures.figures_of(plan, as_of=DAY)
    assert sum(counts.total for counts in found.by_lead().values()) == found.counts().total == 3


def test_the_pages_add_up_after_it_and_keep_the_old_name(client, office: Office, plan):
    done = make_task(plan, office.pkt)
    make_task(plan, office.pkt)
    complete(done, date(2026, 6, 1))
    merge(office, into=office.vp)
    client.sign_in(office.binh)
    for day, names in (("30/06/2026", ["Phòng Kinh tế"]), ("01/07/2026", OLD_AND_NEW)):
        page = client.get(f"/tong-quan?ngay={day}").text
        table = page.split('id="h-co-quan"')[1].split("</table>")[0]
        assert [name for name in OLD_AND_NEW if name in table] == names
    listed = client.get("/nhiem-vu").text.split("<tbody")[1]
    assert all(name in listed for name in OLD_AND_NEW)


def test_a_renamed_unit_keeps_its_old_name_on_what_is_done_and_past(client, office, plan):
    done = make_task(plan, office.pkt)
    complete(done, date(2026, 6, 1))
    history.take(history.GENERAL)
    tree.rename(office.pkt, names=Names("Phòng Tài chính", "PTC"), decision=PAPER, by=None, at=AT)
    db.session.commit()
    client.sign_in(office.binh)
    page = client.get("/tong-quan?ngay=30/06/2026").text
    assert "Phòng Kinh tế" in page.split('id="h-co-quan"')[1]
    rows = client.get("/nhiem-vu").text.split("<tbody")[1]
    assert "Phòng Kinh tế" in rows
    assert "Phòng Tài chính" not in rows


def test_a_decision_is_not_of_a_day_to_come(session, office, plan):
    later = Decision(date(2026, 7, 2), "30/QĐ-UBND")
    with pytest.raises(Refused, match="không được sau hôm nay"):
        merge(office, into=office.vp, decision=later)


def test_nothing_moves_to_a_unit_before_it_existed(session, office, plan):
    tree.found(office.vp, Decision(date(2026, 6, 15), "29/QĐ-UBND"))
    db.session.commit()
    early = Decision(date(2026, 6, 14), "30/QĐ-UBND")
    with pytest.raises(Refused, match="không được trước 15/06/2026, ngày Văn phòng HĐND và UBND"):
        merge(office, into=office.vp, decision=early)


def test_a_task_that_came_later_than_the_decision_moves_from_the_day_it_came(session, office, plan):
    task = make_task(plan, office.pkt)
    history.take(plan.id)
    came = Moved(Move.CHANGE, "", {"lead_unit_id": office.pkt.id}, date(2026, 6, 20))
    record(task, came, by=office.hoa, at=AT)
    db.session.commit()
    merge(office, into=office.vp, decision=Decision(date(2026, 6, 1), "30/QĐ-UBND"))
    last = history.of("task", task.id)[-1]
    assert (last.on, last.changes["decided_on"]) == (date(2026, 6, 20), "2026-06-01")
