"""What happened to each task of a sample, as dated steps from issue to the state of the file."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from tracker.commands.demo.sample import Office, Row, due_days
from tracker.rules.words import DeadlineKind, Move, Outcome, Status


@dataclass(frozen=True)
class Step:
    """One move of a task: recorded on `day`, effective on `on` (the same where None).

    `sets` are the task's fields after the move, `changes` what the history keeps of them. Steps of
    one day happen in the order of `rank`.
    """

    day: date
    rank: int
    move: Move
    sets: dict[str, Any] = field(default_factory=dict)
    changes: dict[str, Any] = field(default_factory=dict)
    on: date | None = None
    note: str = ""


def steps(row: Row, office: Office) -> list[Step]:
    """Return the steps of one task, in the order in which they were recorded."""
    found = [entry(row, office), *blocks(row, office), *extensions(row), *returns(row)]
    found += [*occurrences(row), *closing_steps(row), *removal(row)]
    begun = [step.day for step in found[1:] if step.move is not Move.CANCEL]
    if begun or row["status"] in {Status.IN_PROGRESS, Status.BLOCKED}:
        first = min([*begun, *started_by(row, found[0].day)])
        found.append(Step(first, 1, Move.START, {"status": Status.IN_PROGRESS}))
    found = [not_before(found[0].day, step) for step in found]
    return sorted(found, key=lambda step: (step.day, step.rank))


def not_before(entered: date, step: Step) -> Step:
    """Record nothing of a task before it came into the plan; the effective day stays."""
    return replace(step, day=max(step.day, entered))


def entry(row: Row, office: Office) -> Step:
    """Return how the task came into the plan: issued with it, or added by a document."""
    added = row.day("added_on")
    sets = {"status": Status.ASSIGNED, "added_on": added}
    if added:
        return Step(added, 0, Move.ADD, sets, {"document": row["change_document"]})
    return Step(office.issued_on, 0, Move.ISSUE, sets)


def started_by(row: Row, issued: date) -> list[date]:
    """Return the day of issue for work under way of which the file dates nothing else."""
    return [issued] if row["status"] == Status.IN_PROGRESS else []


def blocks(row: Row, office: Office) -> Iterator[Step]:
    """Return the block that the file knows, and its end."""
    since, until = row.day("blocked_since"), row.day("blocked_until")
    if since is None and row["status"] == Status.BLOCKED:
        since = due_days(row, date(office.year, 12, 31))[1]  # the 2022 file dates no block
    if since is None:
        return
    facts = {
        "blocked_reason": row.get("blocked_reason_code") or "waiting_guidance",
        "blocked_agency": row.get("blocked_agency", ""),
        "blocked_since_on": since,
    }
    kept = facts | {"document": row.get("petition_document", "")}
    note = row["reason_vi"]
    yield Step(since, 3, Move.BLOCK, facts | {"status": Status.BLOCKED}, kept, note=note)
    if until:
        free = {"blocked_reason": None, "blocked_agency": "", "blocked_since_on": None}
        yield Step(until, 2, Move.UNBLOCK, free | {"status": Status.IN_PROGRESS}, free)


def extensions(row: Row) -> Iterator[Step]:
    """Return every extension that was decided, with its new due day and document."""
    days = zip(row.days("extended_on"), row.days("extended_to"), strict=True)
    for count, (decided, new_day) in enumerate(days, start=1):
        changes = {"due_on": new_day, "document": row["extension_document"]}
        yield Step(decided, 4, Move.EXTEND, {"due_on": new_day, "extension_count": count}, changes)


def returns(row: Row) -> Iterator[Step]:
    """Return each time the report was sent back, with the submission before it."""
    for count, day in enumerate(row.days("returned_on"), start=1):
        yield Step(day, 5, Move.SUBMIT, submitted(row, day), {"done_on": day})
        sets = {"status": Status.IN_PROGRESS, "returned_count": count}
        yield Step(day, 6, Move.SEND_BACK, sets, note="Đề nghị bổ sung minh chứng (minh họa)")


def occurrences(row: Row) -> Iterator[Step]:
    """Return the update of each occurrence that was done, and of each check-in but the last."""
    several = row.days("due_dates") if len(row.days("due_dates")) > 1 else []
    for due, done in zip(several, row.days("occurrences_done_on"), strict=False):
        yield Step(done, 7, Move.POST, {}, {"occurrence_due_on": due, "done_on": done}, done)
    for due, done in check_ins(row):
        changes = {"occurrence_due_on": due, "done_on": done, "no_change": True}
        yield Step(done, 7, Move.POST, {}, changes, done)


def check_ins(row: Row) -> Iterator[tuple[date, date]]:
    """Return the check-ins that the demo gives a task under way: day due, day done.

    The files date none of them. The one of September is left out, so that there is one to give.
    """
    if row["deadline_kind"] != DeadlineKind.ONGOING or row["status"] != Status.IN_PROGRESS:
        return
    year = row.days("due_dates")[-1].year
    for due, done in (((3, 14), (3, 12)), ((6, 14), (6, 11))):
        yield date(year, *due), date(year, *done)


def closing_steps(row: Row) -> Iterator[Step]:
    """Return the last submission and its verification, as far as the file has them."""
    done = row.day("completed_on")
    sent = row.day("submitted_on") or done
    if sent is None:
        return
    reported = done or sent
    changes = {"done_on": reported, "outcome": row["outcome"] or Outcome.MET}
    yield Step(sent, 8, Move.SUBMIT, submitted(row, reported), changes)
    if row["status"] == Status.COMPLETED and done:
        sets = {"status": Status.COMPLETED, "outcome": row["outcome"], "completed_on": done}
        verified = row.day("verified_on") or done
        yield Step(verified, 9, Move.VERIFY, sets, {"done_on": done}, done, row["reason_vi"])


def submitted(row: Row, done: date) -> dict[str, Any]:
    """Return the fields of a task that was reported as done."""
    outcome = row["outcome"] or Outcome.MET
    return {
        "status": Status.SUBMITTED, "reported_done_on": done, "reported_outcome": outcome,
    }  # fmt: skip


def removal(row: Row) -> Iterator[Step]:
    """Return the removal by a decision."""
    removed = row.day("removed_on")
    if removed:
        sets = {"status": Status.CANCELLED, "removed_on": removed}
        yield Step(removed, 10, Move.CANCEL, sets, {"document": row["change_document"]})
