"""The annexes of the report: tasks by state, figures by content and unit, indicators and so on."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from tracker.documents.official import Annex, Column
from tracker.figures.plan import KnownTask
from tracker.reports.periodic import statistics
from tracker.reports.periodic.facts import Measured, ReportFacts
from tracker.reports.periodic.late import reason_of
from tracker.rules.dossiers import Counts as DossierCounts
from tracker.rules.indicators import Standing, Track
from tracker.rules.numbers import format_count, format_day, format_percent, roman, two_digits
from tracker.rules.progress import Counts
from tracker.rules.words import (
    STATUS_LABELS,
    TIME_STATE_LABELS,
    Status,
    within_sentence,
)

TASKS, FIGURES, INDICATORS, DOSSIERS = "tasks", "figures", "indicators", "dossiers"
STATISTICS = "statistics"
# Shares are millimetres of the 252 that a page across has.
TASK_COLUMNS = (
    Column("TT", 11, is_centred=True),
    Column("Mã số", 19, is_centred=True),
    Column("Nhiệm vụ", 87),
    Column("Cơ quan chủ trì", 41),
    Column("Hạn", 26, is_centred=True),
    Column("Ngày hoàn thành thực tế", 28, is_centred=True),
    Column("Tình trạng", 40),
)
FIGURE_COLUMNS = (
    Column("TT", 13, is_centred=True),
    Column("Nội dung, đơn vị", 62),
    Column("Tổng số", 16, is_centred=True),
    Column("Đã thực hiện", 18, is_centred=True),
    Column("Tỷ lệ", 21, is_centred=True),
    Column("Đạt yêu cầu", 17, is_centred=True),
    Column("Thực hiện, chưa đạt", 21, is_centred=True),
    Column("Chưa thực hiện", 19, is_centred=True),
    Column("Quá hạn", 16, is_centred=True),
    Column("Trước hạn", 17, is_centred=True),
    Column("Đúng hạn", 16, is_centred=True),
    Column("Trễ hạn", 16, is_centred=True),
)
OPEN_HEADERS = {"Chưa thực hiện": "Chưa đến hạn"}
INDICATOR_COLUMNS = (
    Column("TT", 11, is_centred=True),
    Column("Chỉ tiêu", 76),
    Column("Đơn vị tính", 20, is_centred=True),
    Column("Mức giao", 22, is_centred=True),
    Column("Kết quả", 21, is_centred=True),
    Column("Số liệu", 40, is_centred=True),
    Column("Đánh giá", 25, is_centred=True),
    Column("Cơ quan theo dõi", 37),
)
DOSSIER_COLUMNS = (
    Column("TT", 11, is_centred=True),
    Column("Lĩnh vực", 44),
    Column("Tiếp nhận", 17, is_centred=True),
    Column("Trực tuyến", 17, is_centred=True),
    Column("Trực tiếp", 16, is_centred=True),
    Column("Bưu chính", 16, is_centred=True),
    Column("Kỳ trước chuyển sang", 18, is_centred=True),
    Column("Đã giải quyết", 17, is_centred=True),
    Column("Trước hạn", 16, is_centred=True),
    Column("Đúng hạn", 16, is_centred=True),
    Column("Trễ hạn", 15, is_centred=True),
    Column("Đang giải quyết", 17, is_centred=True),
    Column("Còn trong hạn", 16, is_centred=True),
    Column("Đã trễ hạn", 16, is_centred=True),
)
STANDINGS = {
    Standing.MET: "Đạt",
    Standing.NOT_MET: "Chưa đạt",
    Standing.NOT_APPLICABLE: "Không phát sinh",
    Standing.NOT_MEASURED: "Chưa có số liệu",
}
# Before the plan is closed nobody has failed yet: what counts is whether it is on its way.
TRACKS = {
    Track.MET: "Đạt",
    Track.ON_TRACK: "Đúng lộ trình",
    Track.BEHIND: "Chưa đạt, chậm",
    Track.OPEN: "Đang cộng dồn",
    Track.NOT_APPLICABLE: "Không phát sinh",
    Track.NO_DATA: "Chưa có số liệu",
}
SIZES = (
    "received", "received_online", "received_direct", "received_postal", "carried_over",
    "resolved", "resolved_early", "resolved_on_time", "resolved_late", "pending",
    "pending_in_time", "pending_overdue",
)  # fmt: skip


def annexes(facts: ReportFacts) -> list[Annex]:
    """Return the annexes in their order; one of which nothing is known is left out."""
    return [WRITERS[key](facts) for key in _there(facts)]


def named(facts: ReportFacts, key: str) -> str:
    """Return how the text names an annex: `Phụ lục IV`; empty where it is left out."""
    there = _there(facts)
    return f"Phụ lục {roman(there.index(key) + 1)}" if key in there else ""


def _there(facts: ReportFacts) -> list[str]:
    known = {INDICATORS: bool(facts.indicators), DOSSIERS: facts.dossiers is not None}
    return [key for key in WRITERS if known.get(key, True)]


def _tasks(facts: ReportFacts) -> Annex:
    day = format_day(facts.as_of)
    title = f"Tình hình thực hiện nhiệm vụ, tính đến ngày {day}"
    return Annex(title, TASK_COLUMNS, list(_task_rows(facts)))


def _task_rows(facts: ReportFacts) -> Iterator[Sequence[str]]:
    place = number = 0
    for words, holds in _groups(facts):
        tasks = [task for task in facts.figures.tasks if holds(task.counts)]
        if not tasks:
            continue
        number += 1
        yield [f"{roman(number)}. {words}: {two_digits(len(tasks))} nhiệm vụ"]
        for task in tasks:
            place += 1
            yield _task_row(place, task, facts)


def _groups(facts: ReportFacts) -> list[tuple[str, Callable[[Counts], int]]]:
    """Return the groups, each task in one: they add up to the plan."""
    done: list[tuple[str, Callable[[Counts], int]]] = [
        ("Hoàn thành, đạt yêu cầu", lambda one: one.met),
        ("Đã thực hiện, chưa đạt", lambda one: one.executed_not_met),
    ]
    left: list[tuple[str, Callable[[Counts], int]]] = [
        ("Quá hạn", lambda one: one.overdue and not one.executed_not_met),
        ("Chưa đến hạn", lambda one: one.not_due and not one.executed_not_met),
    ]
    if facts.is_closed:
        left = [("Chưa thực hiện", lambda one: one.not_executed and not one.executed_not_met)]
    return [*done, *left]


def _task_row(place: int, task: KnownTask, facts: ReportFacts) -> list[str]:
    done_on = task.facts.completed_on
    unit = facts.names(task.lead_unit_id) or task.lead_text
    return [
        str(place), task.code, task.title, unit, format_day(task.facts.due_on),
        format_day(done_on) if done_on else "", _situation(task, facts),
    ]  # fmt: skip


def _situation(task: KnownTask, facts: ReportFacts) -> str:
    """Return how a task stands: in time or late when done, else its state and what holds it."""
    figures = facts.figures
    if task.facts.completed_on:
        words = TIME_STATE_LABELS[figures.counting.time_state(task.facts, on=figures.as_of)]
        note = task.state.note.rstrip(" .;") if task.counts.executed_not_met else ""
        return f"{words}; {note}" if note else words
    why = reason_of(task)
    if facts.is_closed:
        return f"Chưa thực hiện do {why}" if why else "Chưa thực hiện"
    words = STATUS_LABELS[Status(task.state.status)]
    if task.counts.overdue:
        days = two_digits(figures.counting.working_days(task.facts, on=figures.as_of))
        words = f"Quá hạn {days} ngày làm việc; {within_sentence(words)}"
    return f"{words}: {why}" if why else words


def _figures(facts: ReportFacts) -> Annex:
    title = f"Kết quả thực hiện theo nội dung và theo đơn vị, tính đến {format_day(facts.as_of)}"
    columns: Sequence[Column] = FIGURE_COLUMNS
    if not facts.is_closed:
        columns = [replace(one, header=OPEN_HEADERS.get(one.header, one.header)) for one in columns]
    return Annex(title, columns, list(_figure_rows(facts)))


def _figure_rows(facts: ReportFacts) -> Iterator[Sequence[str]]:
    figures = facts.figures
    yield ["A. Theo nội dung"]
    by_area = figures.by_area()
    for area in facts.areas:
        yield _counted(area.numeral, area.title, by_area.get(area.id, Counts()), facts)
    if None in by_area:
        yield _counted("", "Không thuộc nội dung nào", by_area[None], facts)
    yield ["B. Theo đơn vị chủ trì"]
    found = {facts.names(key) or "Chưa rõ đơn vị": one for key, one in figures.by_lead().items()}
    for place, (name, counts) in enumerate(sorted(found.items()), start=1):
        yield _counted(str(place), name, counts, facts)
    yield _counted("", "Tổng cộng", figures.counts(), facts)


def _counted(sign: str, name: str, counts: Counts, facts: ReportFacts) -> list[str]:
    left = counts.not_executed if facts.is_closed else counts.not_due
    numbers = [
        counts.met, counts.executed_not_met, left, counts.overdue, counts.early, counts.on_time,
        counts.late,
    ]  # fmt: skip
    return [
        sign, name, format_count(counts.total), format_count(counts.executed),
        format_percent(counts.executed_rate), *map(format_count, numbers),
    ]  # fmt: skip


def _indicators(facts: ReportFacts) -> Annex:
    rows = [_indicator(place, one, facts) for place, one in enumerate(facts.indicators, start=1)]
    title = f"Kết quả thực hiện chỉ tiêu, tính đến ngày {format_day(facts.as_of)}"
    return Annex(title, INDICATOR_COLUMNS, rows)


def _indicator(place: int, one: Measured, facts: ReportFacts) -> list[str]:
    standing = STANDINGS[one.standing] if facts.is_closed else TRACKS[one.track]
    return [
        str(place), one.title, one.unit, one.target, one.value, one.fraction, standing, one.lead,
    ]  # fmt: skip


def _dossiers(facts: ReportFacts) -> Annex:
    found = facts.dossiers
    rows = [
        [str(place), name, *_sizes(counts)]
        for place, (name, counts) in enumerate(found.fields if found else (), start=1)
    ]
    if found:
        rows.append(["", "Tổng cộng", *_sizes(found.total)])
    return Annex("Tình hình tiếp nhận, giải quyết hồ sơ thủ tục hành chính", DOSSIER_COLUMNS, rows)


def _sizes(counts: DossierCounts) -> list[str]:
    numbers: list[int | None] = [getattr(counts, name) for name in SIZES]
    return ["" if number is None else format_count(number) for number in numbers]


WRITERS: dict[str, Callable[[ReportFacts], Annex]] = {
    TASKS: _tasks,
    FIGURES: _figures,
    INDICATORS: _indicators,
    DOSSIERS: _dossiers,
    STATISTICS: statistics.annex,
}
