"""The answers of a sample's communes, and the events that tell them."""

from datetime import date, datetime, time, timedelta
from itertools import groupby

from tracker import clock
from tracker.commands.demo.sample import Row, read
from tracker.db import db
from tracker.plans import Plan
from tracker.rules.answers import AnswerState
from tracker.rules.words import Move, Status
from tracker.tasks import Asked, Moved, Task, TaskAnswer, open_answers, record
from tracker.units import Unit

FILE = "plan_tinh_2026_answers.csv"
STATES = {
    Status.ASSIGNED: AnswerState.SILENT,
    Status.IN_PROGRESS: AnswerState.AT_WORK,
    Status.SUBMITTED: AnswerState.SENT,
    Status.COMPLETED: AnswerState.ACCEPTED,
}


def build_answers(plan: Plan, tasks: dict[str, Task], authority: Unit, *, state_on: date) -> None:
    """Ask the communes when the plan is issued, and take their answers as the file dates them.

    Of an answer under way the file dates nothing: it is as it was on `state_on`.
    """
    units = {
        unit.code: unit.id for unit in db.session.query(Unit).filter_by(authority_id=authority.id)
    }
    issued_on = plan.issued_on or plan.period_from
    for code, given in groupby(read(FILE), key=lambda row: row["task_code"]):
        rows, task = list(given), tasks[code]
        asked = [units[row["unit_code"]] for row in rows]
        open_answers(task, Asked(asked, issued_on), by=None, at=evening(issued_on))
        db.session.flush()
        answers = {answer.unit_id: answer for answer in task.answers}
        for row in rows:
            fill(answers[units[row["unit_code"]]], row, state_on=state_on)
        tell_accepted(task, list(answers.values()))
        tell_under_way(task, list(answers.values()), on=state_on)


def fill(answer: TaskAnswer, row: Row, *, state_on: date) -> None:
    """Set an answer to what the file says of it."""
    answer.status, answer.note = STATES[Status(row["state"])], row["note"]
    answer.done_on = row.day("done_on")
    if answer.status == AnswerState.SENT:
        answer.done_on = answer.done_on or state_on
    if answer.status != AnswerState.SILENT:
        answer.given_at = evening(answer.done_on or state_on)


def tell_accepted(task: Task, answers: list[TaskAnswer]) -> None:
    """Write one acceptance a day into the history, for the answers done on it."""
    done = [answer for answer in answers if answer.status == AnswerState.ACCEPTED]
    for day in sorted({answer.done_on for answer in done if answer.done_on}):
        accepted = [[one.unit_id, day.isoformat()] for one in done if one.done_on == day]
        changes = {"accepted": accepted}
        record(task, Moved(Move.ACCEPT, changes=changes, on=day), by=None, at=evening(day))


def tell_under_way(task: Task, answers: list[TaskAnswer], *, on: date) -> None:
    """Write into the history what units have sent, or are working on."""
    for one in answers:
        if one.status in {AnswerState.SENT, AnswerState.AT_WORK}:
            changes = {"unit_id": one.unit_id, "done_on": one.done_on}
            moved = Moved(Move.ANSWER, one.note, changes, on)
            record(task, moved, by=None, at=evening(on))


def evening(day: date) -> datetime:
    """Return an instant after all that a sample's plan did on a day."""
    return datetime.combine(day, time(17, 0), clock.VIETNAM) + timedelta(minutes=1)
