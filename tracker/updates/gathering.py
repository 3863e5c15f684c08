"""What the collecting unit and the secretariat do with the answers of many units."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tracker import urgings
from tracker.accounts import Appointment, Person, holds, people_in
from tracker.clock import day_of
from tracker.history import Event
from tracker.rules import N_, Refused
from tracker.rules.answers import OWED, AnswerState, Threshold
from tracker.rules.words import Move, Role
from tracker.rules.workflow import Given
from tracker.tasks import Asked, Moved, Task, TaskAnswer, move, open_answers, record
from tracker.units import Unit
from tracker.urgings import Act, Reach

LETTER = "units_urged"
DECIDABLE = frozenset({AnswerState.SENT, AnswerState.ACCEPTED})


def accept_answers(
    task: Task, answers: Sequence[TaskAnswer], *, by: Person, at: datetime
) -> Event:  # fmt: skip
    """Accept the answers that units have sent, many in one act; each counts from its day.

    Refused: anybody but the collecting unit, none chosen, an answer that was not sent, one's own.
    """
    _check_chosen(answers)
    for one in answers:
        if one.status != AnswerState.SENT:
            raise Refused(N_("%(unit)s chưa gửi kết quả."), unit=one.unit.name)
        _check_other_person(one, by)
    move(task, Move.ACCEPT, Given(), by=by, at=at)
    accepted = [[one.unit_id, one.done_on.isoformat()] for one in answers if one.done_on]
    for one in answers:
        one.status = AnswerState.ACCEPTED
    first = min(one.done_on for one in answers if one.done_on)
    moved = Moved(Move.ACCEPT, changes={"accepted": accepted}, on=first)
    return record(task, moved, by=by, at=at)


def return_answers(
    task: Task, answers: Sequence[TaskAnswer], *, reason: str, by: Person, at: datetime
) -> Event:
    """Send answers back with at least 10 characters of reason; an accepted one may come back, too.

    Refused: anybody but the collecting unit, none chosen, an answer that was not sent, one's own,
    a reason too short.
    """
    _check_chosen(answers)
    for one in answers:
        if one.status not in DECIDABLE:
            raise Refused(N_("%(unit)s chưa gửi kết quả."), unit=one.unit.name)
        _check_other_person(one, by)
    move(task, Move.RETURN, Given(text=reason), by=by, at=at)
    for one in answers:
        one.status, one.done_on = AnswerState.RETURNED, None
        one.returned_count += 1
        one.return_note = reason.strip()
    changes = {"unit_ids": [one.unit_id for one in answers]}
    return record(task, Moved(Move.RETURN, reason.strip(), changes), by=by, at=at)


@dataclass(frozen=True)
class Urged:
    """Whom an urging reaches: the units that get a letter, and those where nobody takes one.

    `refused` says of which units a third letter that day was refused, and why.
    """

    units: list[Unit]
    unreached: list[Unit]
    refused: list[Refused]


def urge_units(task: Task, *, by: Person, at: datetime) -> Urged:
    """Urge every unit that has not sent its answer: a letter to its head, else to whoever is there.

    A unit in which nobody has an address is told in its mailbox. Somebody gets one letter a day for
    a task, however often the button is pressed. Refused: anybody but the collecting unit and the
    secretariat, when no unit owes an answer, when all of them were urged twice that day, and while
    letters are held.
    """
    holds.refuse_while_held(task.authority_id, at=at)
    owing = [one for one in task.answers if one.left_on is None and one.status in OWED]
    if not owing:
        raise Refused(N_("Không còn đơn vị nào chưa báo cáo."))
    move(task, Move.URGE, Given(), by=by, at=at)
    unit_ids = [one.unit_id for one in owing]
    urgings.lock(unit_ids)
    posts = people_in(unit_ids, on=day_of(at))
    urged = Urged([], [], [])
    for one in owing:
        reach = urgings.reached(_addressees(posts.get(one.unit_id, ())), one.unit)
        _urge(one, reach, urged, by=by, at=at)
    reached = [unit.id for unit in (*urged.units, *urged.unreached)]
    if not reached:
        raise urged.refused[0]
    record(task, Moved(Move.URGE, changes={"unit_ids": reached}), by=by, at=at)
    return urged


def _urge(one: TaskAnswer, reach: Reach, urged: Urged, *, by: Person, at: datetime) -> None:
    if reach.is_nobody:
        urged.unreached.append(one.unit)
        return
    act = Act(f"{LETTER}:{one.task_id}:{day_of(at)}", "")
    try:
        urgings.by_letter(one.unit, one.task, act, by=by, at=at)
    except Refused as no:
        urged.refused.append(no)
        return
    facts = {"task_id": one.task_id, "by_id": by.id}
    urgings.send(LETTER, reach, act, at=at, facts=facts)
    one.urged_on = day_of(at)
    urged.units.append(one.unit)


@dataclass(frozen=True)
class Request:
    """Which units are asked, from which day on, by which day (None: the task's own)."""

    units: Sequence[Unit]
    on: date
    due_on: date | None = None


def ask_units(task: Task, request: Request, *, by: Person, at: datetime) -> Event:
    """Ask units that were not asked before, from a day on (Bổ sung đơn vị).

    Refused: anybody but the secretariat, none chosen, a unit that is asked already, a day to come,
    a due day before it.
    """
    _check_chosen(request.units)
    _check_day(task, request.on, at=at)
    if request.due_on and request.due_on < request.on:
        raise Refused(N_("Hạn của đơn vị không được trước ngày giao."))
    answering = {one.unit_id: one for one in task.answers}
    for unit in request.units:
        held = answering.get(unit.id)
        if held and held.left_on is None:
            raise Refused(N_("%(unit)s đã được giao nhiệm vụ này."), unit=unit.name)
    move(task, Move.ASK, Given(), by=by, at=at)
    back = [answering[unit.id] for unit in request.units if unit.id in answering]
    for one in back:
        one.left_on, one.due_on = None, request.due_on
    new = [unit.id for unit in request.units if unit.id not in answering]
    asked = Asked(new, request.on, request.due_on, [one.unit_id for one in back])
    return open_answers(task, asked, by=by, at=at)


def release_units(
    task: Task, answers: Sequence[TaskAnswer], *, on: date, by: Person, at: datetime
) -> Event:
    """Count units no longer from a day on, as they left the group; their answers stay.

    Refused: anybody but the secretariat, none chosen, a unit that left already, a day to come or
    before the unit was asked.
    """
    _check_chosen(answers)
    _check_day(task, on, at=at)
    for one in answers:
        if one.left_on is not None or on <= one.asked_on:
            raise Refused(
                N_("%(unit)s được giao từ ngày %(day)s; chọn ngày sau đó."),
                unit=one.unit.name, day=f"{one.asked_on:%d/%m/%Y}",
            )  # fmt: skip
    move(task, Move.RELEASE, Given(), by=by, at=at)
    for one in answers:
        one.left_on = on
    changes = {"unit_ids": [one.unit_id for one in answers]}
    return record(task, Moved(Move.RELEASE, changes=changes, on=on), by=by, at=at)


def set_threshold(task: Task, threshold: Threshold, *, by: Person, at: datetime) -> Event:
    """Set how many accepted answers let the task be submitted; no value means all of them.

    Refused: anybody but the secretariat, a percent beyond 1–100, a number beyond the units asked.
    """
    value = threshold.value
    most = 100 if threshold.is_percent else sum(1 for one in task.answers if one.left_on is None)
    if value is not None and not 1 <= value <= most:
        raise Refused(N_("Ngưỡng phải từ 1 đến %(most)s."), most=most)
    move(task, Move.SET_THRESHOLD, Given(), by=by, at=at)
    task.threshold, task.threshold_is_percent = value, threshold.is_percent
    changes = {"threshold": value, "threshold_is_percent": threshold.is_percent}
    return record(task, Moved(Move.SET_THRESHOLD, changes=changes), by=by, at=at)


def _addressees(posts: Iterable[Appointment]) -> list[Person]:
    """Return who is told for a unit: its heads, else everybody who works there."""
    held = list(posts)
    heads = [post.person for post in held if post.role == Role.UNIT_HEAD]
    return heads or [post.person for post in held if post.role in {Role.STAFF, Role.COORD_MEMBER}]


def _check_chosen(chosen: Collection[object]) -> None:
    if not chosen:
        raise Refused(N_("Chọn ít nhất một đơn vị."))


def _check_other_person(one: TaskAnswer, by: Person) -> None:
    if one.given_by_id == by.id:
        raise Refused(N_("Đồng chí đã gửi kết quả của %(unit)s nên người khác phải xem xét."),
                      unit=one.unit.name)  # fmt: skip


def _check_day(task: Task, on: date, *, at: datetime) -> None:
    first = task.added_on or task.plan.issued_on or task.plan.period_from
    if not first <= on <= day_of(at):
        raise Refused(
            N_("Chọn ngày từ %(first)s đến hôm nay."), first=f"{first:%d/%m/%Y}"
        )  # fmt: skip
