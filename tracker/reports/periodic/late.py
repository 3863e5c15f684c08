"""What is late, not met or not carried out, and why: task by task while they are few."""

from collections import Counter
from collections.abc import Iterator, Sequence

from tracker.figures.matters import Kind, Matter
from tracker.figures.plan import KnownTask
from tracker.figures.summary import REASONS, closing_reasons
from tracker.reports.periodic.facts import ReportFacts
from tracker.rules.indicators import Standing, Track
from tracker.rules.numbers import format_day, two_digits
from tracker.rules.words import BlockedReason, Status

# So many tasks are named in the text, all of them in the annex.
MOST_NAMED = 10


def shortcomings(facts: ReportFacts) -> Iterator[str]:
    """Name the tasks that are late, not met or not carried out, each with its reason."""
    if facts.is_closed:
        left = [task for task in facts.figures.tasks if not task.counts.executed]
        yield from _named("Chưa thực hiện", left, facts)
    else:
        late = [one.task for one in facts.matters if one.is_overdue]
        yield from _named("Quá hạn", late, facts)
        stuck = [
            one.task for one in facts.matters if one.kind is Kind.BLOCKED and not one.is_overdue
        ]
        yield from _named("Đang vướng mắc, chưa quá hạn", stuck, facts)
    unmet = [task for task in facts.figures.tasks if task.counts.executed_not_met]
    yield from _named("Đã thực hiện nhưng chưa đạt", unmet, facts)
    yield from _behind(facts)


def _behind(facts: ReportFacts) -> Iterator[str]:
    """Name the indicators that are not met, before closing those that are behind their path."""
    words = "chưa đạt" if facts.is_closed else "chậm so với lộ trình"
    titles = [
        one.title for one in facts.indicators
        if (one.standing is Standing.NOT_MET if facts.is_closed else one.track is Track.BEHIND)
    ]  # fmt: skip
    if titles:
        yield f"Chỉ tiêu {words}: {two_digits(len(titles))} ({'; '.join(titles)})."


def _named(words: str, tasks: Sequence[KnownTask], facts: ReportFacts) -> Iterator[str]:
    if not tasks:
        return
    more = "; danh sách tại Phụ lục I" if len(tasks) > MOST_NAMED else ", gồm"
    end = "." if len(tasks) > MOST_NAMED else ":"
    yield f"{words} {two_digits(len(tasks))} nhiệm vụ{more}{end}"
    for task in tasks[:MOST_NAMED] if len(tasks) <= MOST_NAMED else ():
        yield f"- {_line(task, facts)}."


def _line(task: KnownTask, facts: ReportFacts) -> str:
    unit = facts.names(task.lead_unit_id) or task.lead_text
    told = f"{task.title.rstrip(' .;,:')} ({task.code}; {unit})"
    if task.counts.executed_not_met:
        return f"{told}{_because(task.state.note)}"
    told += f", hạn {format_day(task.facts.due_on)}"
    return f"{told}{_because(reason_of(task))}"


def _because(why: str) -> str:
    return f": {why.rstrip(' .;')}" if why else ""


def reason_of(task: KnownTask) -> str:
    """Return why a task is not carried out, in words, empty where nobody said."""
    state = task.state
    code = state.closing_reason or (
        state.blocked_reason if state.status == Status.BLOCKED else None
    )  # fmt: skip
    words = REASONS[BlockedReason(code)] if code else ""
    agency = f" ({state.blocked_agency})" if words and state.blocked_agency else ""
    return f"{words}{agency}"


def causes(facts: ReportFacts) -> Iterator[str]:
    """Count the causes of what is not carried out."""
    found = closing_reasons(facts.figures) if facts.is_closed else _blocked(facts.matters)
    if found:
        told = "; ".join(f"{words}: {two_digits(number)} nhiệm vụ" for words, number in found)
        yield f"{told[:1].upper()}{told[1:]}."


def _blocked(matters: Sequence[Matter]) -> list[tuple[str, int]]:
    codes = (one.task.state.blocked_reason for one in matters if one.kind is Kind.BLOCKED)
    counted = Counter(code for code in codes if code)
    return [(REASONS[BlockedReason(code)], number) for code, number in counted.most_common()]


def requests_to_others(facts: ReportFacts) -> Iterator[str]:
    """Ask the agencies on which blocked tasks wait; after closing for what was not carried out."""
    waiting: dict[str, list[str]] = {}
    for task in facts.figures.tasks:
        agency = task.state.blocked_agency.strip()
        if agency and task.state.status == Status.BLOCKED:
            waiting.setdefault(agency, []).append(task.title.rstrip(" .;,:"))
    for agency, titles in waiting.items():
        yield f"Đề nghị {agency} hướng dẫn, tháo gỡ để thực hiện: {'; '.join(titles)}."
