"""A batch of filled worksheets: taken in, looked at again, applied as a whole or dropped."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from tracker import files, history
from tracker.accounts import Person
from tracker.db import db
from tracker.evidence import Document
from tracker.files import Examined
from tracker.history import Entry
from tracker.plans import Plan, PlanState
from tracker.rules import N_, Refused
from tracker.worksheets.facts import Batch, Line, Verdict
from tracker.worksheets.incoming import Returned
from tracker.worksheets.judging import judge, tasks_of
from tracker.worksheets.meaning import meaning_of
from tracker.worksheets.telling import Teller, tell

KIND, APPLY = "worksheet", "apply"
KEPT = timedelta(days=31)


@dataclass(frozen=True)
class Given:
    """A file that was read: its content, and the bytes to keep."""

    returned: Returned
    file: Examined


@dataclass(frozen=True)
class Choices:
    """What its sender decided of a batch: conflicts to take from the file, conflicts to leave.

    `leaves_refused` says that the refused lines were seen and stay out.
    """

    taken: Collection[int] = ()
    left: Collection[int] = ()
    leaves_refused: bool = False


class Overtaken(Exception):
    """The site changed since the batch was last looked at; it has new verdicts to be seen."""


def plan_of(returned: Sequence[Returned], plans: Mapping[str, Plan]) -> Plan:
    """Return the one plan that files were made for, among the plans that their sender sees.

    Refused: plans of others, drafts, a plan that is closed, files of different plans.
    """
    for one in returned:
        plan = plans.get(one.plan_code)
        if plan is None:
            raise Refused(
                N_(
                    "Tệp “%(file)s” lập cho kế hoạch %(plan)s của %(authority)s, không có ở đây."
                    " Tải bảng cập nhật của đơn vị, chép nội dung sang rồi gửi lại."
                ),
                file=one.file, plan=one.plan_code, authority=one.authority,
            )  # fmt: skip
        if plan.state == PlanState.CLOSED:
            raise Refused(
                N_("Tệp “%(file)s”: kế hoạch %(plan)s đã kết thúc, không cập nhật được nữa."),
                file=one.file, plan=plan.code,
            )  # fmt: skip
        if one.plan_code != returned[0].plan_code:
            raise Refused(
                N_("Tệp “%(file)s” thuộc kế hoạch khác tệp “%(first)s”. Gửi riêng từng kế hoạch."),
                file=one.file, first=returned[0].file,
            )  # fmt: skip
    return plans[returned[0].plan_code]


def take_in(
    plan: Plan, given: Sequence[Given], *, by: Person, at: datetime, basis: Document | None = None
) -> Batch:
    """Keep filled worksheets of a plan and say what each row would do; no task is changed.

    `basis` is the document that the secretariat's entries for units rest on.
    """
    batch = Batch(plan_id=plan.id, by_id=by.id, at=at, document=basis)
    lines = [_lines(one, plan, by=by, at=at) for one in given]
    batch.lines = [line for found in lines for line in found]
    batch.files = [
        {"name": one.file.name, "rows": len(one.returned.lines), "filled": len(found)}
        for one, found in zip(given, lines, strict=True)
    ]
    db.session.add(batch)
    db.session.flush()
    judge(batch, by=by, at=at)
    return batch


def _lines(one: Given, plan: Plan, *, by: Person, at: datetime) -> list[Line]:
    """Keep a file and return its filled rows."""
    file = files.keep(one.file, authority_id=plan.authority_id, by=by, at=at)
    return [
        Line(file=file, row=line.row, code=line.code, sheet_version=line.version, cells=line.cells)
        for line in one.returned.lines
        if line.cells
    ]


def apply(batch: Batch, choices: Choices, *, by: Person, at: datetime) -> int:
    """Tell all that a batch says, through the verbs, and return of how many tasks; once only.

    Raises Refused while conflicts are undecided or refused lines not seen, and where nothing is
    left to tell; Overtaken, with nothing told, when the site has changed since.
    """
    if batch.applied_at is not None:
        return batch.applied
    _check_choices(batch, choices)
    lines = sorted(
        [*batch.of(Verdict.CHANGE), *(one for one in batch.lines if one.id in choices.taken)],
        key=lambda line: line.id,
    )
    if not lines:
        raise Refused(N_("Không còn dòng nào để áp dụng."))
    _tell_all(batch, lines, by=by, at=at)
    batch.applied_at, batch.applied = at, len(lines)
    _record(batch, lines, by=by, at=at)
    return len(lines)


def look_again(batch: Batch, *, by: Person, at: datetime) -> None:
    """Give the lines of a batch their verdicts anew, after the site has changed."""
    if batch.applied_at is None:
        judge(batch, by=by, at=at)


def drop(batch: Batch) -> None:
    """Forget a batch that was not applied; Refused for one that was."""
    if batch.applied_at is not None:
        raise Refused(N_("Các tệp này đã áp dụng."))
    db.session.delete(batch)


def forget(*, before: datetime) -> None:
    """Delete the batches that came in before an instant and were never applied."""
    rows = select(Batch).where(Batch.applied_at.is_(None), Batch.at < before)
    for batch in db.session.scalars(rows):
        db.session.delete(batch)


def _check_choices(batch: Batch, choices: Choices) -> None:
    decided = {*choices.taken, *choices.left}
    open_now = [line for line in batch.of(Verdict.CONFLICT) if line.id not in decided]
    if open_now:
        raise Refused(
            N_("Chọn cách xử lý nhiệm vụ %(codes)s: giữ như trên hệ thống hoặc lấy theo tệp."),
            codes=", ".join(line.code for line in open_now),
        )
    if batch.of(Verdict.REFUSED) and not choices.leaves_refused:
        raise Refused(
            N_("Có dòng không nhận. Sửa tệp rồi gửi lại, hoặc đánh dấu để lại các dòng đó.")
        )


def _tell_all(batch: Batch, lines: Iterable[Line], *, by: Person, at: datetime) -> None:
    tasks, teller = tasks_of(batch), Teller(by, at, batch.basis)
    for line in lines:
        task = tasks.get(line.code)
        if task is None or task.version != line.seen_version:
            raise Overtaken
        try:
            tell(task, meaning_of(line.cells), teller)
        except Refused as no:
            raise Overtaken from no


def _record(batch: Batch, lines: Sequence[Line], *, by: Person, at: datetime) -> None:
    changes = {
        "files": [one["name"] for one in batch.files],
        "tasks": [line.code for line in lines],
        "refused": len(batch.of(Verdict.REFUSED)),
        "untouched": batch.untouched,
        "basis": batch.basis,
    }
    entry = Entry(KIND, batch.id, APPLY, changes=changes)
    history.record(entry, chain_id=batch.plan_id, by=by.id, at=at)
