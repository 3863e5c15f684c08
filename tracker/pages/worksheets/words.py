"""A row of a filled workbook in words: what stands on the site, what the file says, or why not."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import gettext

from tracker.pages.filters import instant
from tracker.pages.locale import said
from tracker.pages.looks import state_words
from tracker.rules import N_
from tracker.rules.numbers import format_day, format_percent
from tracker.rules.words import BLOCKED_REASON_LABELS, OUTCOME_LABELS, Status
from tracker.tasks import Task
from tracker.tasks.mine import LastMove
from tracker.worksheets import Batch, Line, Verdict
from tracker.worksheets.judging import last_told
from tracker.worksheets.meaning import (
    SITUATION_LABELS,
    Asked,
    CellRefused,
    Situation,
    header_of,
    meaning_of,
)

ENDS = {
    Situation.POST: Status.IN_PROGRESS,
    Situation.NO_CHANGE: Status.IN_PROGRESS,
    Situation.OCCURRENCE: Status.IN_PROGRESS,
    Situation.SUBMIT: Status.SUBMITTED,
    Situation.BLOCK: Status.BLOCKED,
    Situation.UNBLOCK: Status.IN_PROGRESS,
    Situation.NOTHING: Status.IN_PROGRESS,
}
NOTHING_TOLD = N_("chưa có cập nhật")


@dataclass(frozen=True)
class Shown:
    """A line of the difference: what stands on the site, what the file says, why it is refused."""

    line: Line
    was: list[str]
    becomes: list[str]
    who: str = ""
    why: str = ""


def shown_of(batch: Batch) -> dict[str, list[Shown]]:
    """Return the lines of a batch in words, by verdict."""
    told = last_told(line.task for line in batch.lines if line.task)
    return {
        verdict.value: [_shown(line, told) for line in batch.of(verdict)] for verdict in Verdict
    }  # fmt: skip


def _shown(line: Line, told: dict[int, LastMove]) -> Shown:
    last = told.get(line.task_id or 0)
    return Shown(
        line,
        was=list(_was(line.task, last)) if line.task else [],
        becomes=_becomes(line),
        who=", ".join(filter(None, (last.who, instant(last.event.at)))) if last else "",
        why=_why(line),
    )


def _was(task: Task, last: LastMove | None) -> Iterator[str]:
    yield state_words(task.status, task.outcome)
    if last is None:
        yield gettext(NOTHING_TOLD)
        return
    if last.event.note:
        yield f"“{last.event.note}”"
    if last.event.changes.get("percent"):
        percent = last.event.changes["percent"].replace(".", ",")
        yield gettext("đạt %(percent)s%%", percent=percent)
    if task.reported_done_on:
        yield gettext("kết quả ngày %(day)s", day=format_day(task.reported_done_on))


def _becomes(line: Line) -> list[str]:
    try:
        asked = meaning_of(line.cells)
    except CellRefused:
        return [f"{header_of(column)}: {text}" for column, text in line.cells.items()]
    return list(_asked(asked, line.task))


def _asked(asked: Asked, task: Task | None) -> Iterator[str]:
    yield _state_after(asked, task)
    if asked.text:
        yield f"“{asked.text}”"
    if asked.percent is not None:
        percent = format_percent(asked.percent)
        yield gettext("đạt %(percent)s", percent=percent)
    if asked.done_on:
        yield gettext("kết quả ngày %(day)s", day=format_day(asked.done_on))
    if asked.outcome:
        words = gettext(OUTCOME_LABELS[asked.outcome])
        yield gettext("tự đánh giá: %(outcome)s", outcome=words)
    if asked.reason:
        yield gettext(BLOCKED_REASON_LABELS[asked.reason])
    if asked.agency:
        yield gettext(
            "chờ %(agency)s từ %(since)s", agency=asked.agency, since=format_day(asked.since_on)
        )
    if asked.letter or asked.abstract:
        document = " ".join(part for part in (asked.letter, asked.abstract) if part)
        yield gettext("văn bản %(document)s", document=document)


def _state_after(asked: Asked, task: Task | None) -> str:
    """Return the state after the act; an update of a blocked task leaves it blocked."""
    if asked.situation in (Situation.NO_CHANGE, Situation.OCCURRENCE, Situation.NOTHING):
        return gettext(SITUATION_LABELS[asked.situation])
    if asked.situation is Situation.POST and task and task.status == Status.BLOCKED:
        return state_words(Status.BLOCKED)
    return state_words(ENDS[asked.situation])


def _why(line: Line) -> str:
    if line.verdict != Verdict.REFUSED:
        return ""
    words = said(line.refusal["msgid"], line.refusal["values"])
    column = header_of(line.refusal.get("column", ""))
    return gettext("Cột %(column)s: %(words)s", column=column, words=words) if column else words
