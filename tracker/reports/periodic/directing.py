"""What the report says of directing the reform: the plan, how it goes, what others gave."""

from collections.abc import Iterator

from tracker.figures.summary import closing_reasons
from tracker.reports.letterheads import issuer_of
from tracker.reports.periodic.facts import ReportFacts
from tracker.requests.facts import Kind
from tracker.rules.indicators import Standing
from tracker.rules.numbers import format_day, format_percent, long_day, two_digits, two_digits_of
from tracker.rules.percents import percent
from tracker.rules.progress import Counts
from tracker.rules.sentences import Summary, closing_sentence, progress_sentence
from tracker.rules.words import Source

GRANTED = {
    Kind.EXTENSION: "gia hạn {} nhiệm vụ",
    Kind.REMOVAL: "đưa ra khỏi kế hoạch {} nhiệm vụ",
    Kind.CHANGE: "điều chỉnh {} nhiệm vụ",
    Kind.REOPENING: "mở lại {} nhiệm vụ",
}
GIVEN = {
    Source.UPPER_LEVEL: "Cấp trên giao {} nhiệm vụ",
    Source.MEETING: "Các phiên họp, cuộc họp giao {} nhiệm vụ",
    Source.INSPECTION: "Sau kiểm tra, thanh tra có {} nhiệm vụ phải thực hiện",
    Source.ORDER: "Lãnh đạo có ý kiến chỉ đạo giao {} nhiệm vụ",
}
MOST_UNITS = 10


def issued(facts: ReportFacts) -> Iterator[str]:
    """Tell by which paper the plan was issued, and what became of its number of tasks."""
    head, figures = facts.head, facts.figures
    issuer = issuer_of(head.authority).named
    paper = ""
    if head.number and head.on:
        paper = f" (văn bản số {head.number} {long_day(head.on)})"
    told = f"{issuer} ban hành {head.title}{paper}"
    now = len(figures.tasks)
    changes = [("bổ sung", figures.added), ("đưa ra khỏi kế hoạch", figures.removed)]
    made = [f"{words} {two_digits(number)}" for words, number in changes if number]
    if made:
        first = two_digits(now + figures.removed - figures.added)
        told += f" với {first} nhiệm vụ; {', '.join(made)}; hiện có {two_digits(now)} nhiệm vụ"
    yield f"{told}."


def progress(facts: ReportFacts) -> Iterator[str]:
    """Tell how the plan goes: the sentence of the figures, what was due, in time, by unit."""
    counts = facts.figures.counts()
    yield _sentence(counts, facts)
    if not counts.total:
        return
    if not facts.is_closed:
        yield _due(counts, facts)
    yield from _met(counts)
    if counts.waiting_confirmation:
        waiting = two_digits(counts.waiting_confirmation)
        yield f"Số tạm tính: còn {waiting} nhiệm vụ chờ xác nhận, chưa tính vào kết quả."
    yield from by_the_end(facts)
    yield from decided(facts)
    yield from by_unit(facts)


def _sentence(counts: Counts, facts: ReportFacts) -> str:
    standings = facts.standings()
    summary = Summary(
        counts=counts, as_of=facts.as_of, areas=len(facts.areas),
        indicators=sum(standings.values()), indicators_met=standings.get(Standing.MET, 0),
        reasons=closing_reasons(facts.figures),
    )  # fmt: skip
    return closing_sentence(summary) if facts.is_closed else progress_sentence(summary)


def _due(counts: Counts, facts: ReportFacts) -> str:
    if not counts.due:
        return f"Đến ngày {format_day(facts.as_of)} chưa có nhiệm vụ đến hạn."
    rate = format_percent(counts.executed_of_due_rate)
    return (
        f"Nhiệm vụ đến hạn tính đến ngày {format_day(facts.as_of)}: {two_digits(counts.due)},"
        f" đã thực hiện {two_digits(counts.executed_of_due)}, đạt tỷ lệ {rate}."
    )


def _met(counts: Counts) -> Iterator[str]:
    """Tell what met the requirement, and how much of it all was done in time."""
    done = counts.in_time + counts.late
    if not done:
        return
    yield (
        f"Hoàn thành, đạt yêu cầu {two_digits_of(counts.met, counts.total)} nhiệm vụ"
        f" ({format_percent(counts.met_rate)}). Trong {two_digits(done)} nhiệm vụ đã thực hiện:"
        f" trước hạn {two_digits(counts.early)}, đúng hạn {two_digits(counts.on_time)},"
        f" trễ hạn {two_digits(counts.late)}; tỷ lệ trước hạn và đúng hạn"
        f" {format_percent(percent(counts.in_time, done))}."
    )


def by_the_end(facts: ReportFacts) -> Iterator[str]:
    """Tell, in the report on a year, what units expect by 31/12; it never counts as carried out."""
    one, year = facts.expected, facts.plan.year
    if facts.period.key != "Y" or facts.is_closed or not one.to_come:
        return
    rate = format_percent(percent(one.by_the_end, one.total))
    told = (
        f"Ước thực hiện đến ngày 31/12/{year}: {two_digits_of(one.by_the_end, one.total)} nhiệm vụ,"
        f" đạt tỷ lệ {rate}, trong đó {two_digits(one.to_come)} nhiệm vụ ước thực hiện, chưa tính"
        " vào kết quả"
    )
    told += f"; {two_digits(one.unsaid)} nhiệm vụ chưa có số ước" if one.unsaid else ""
    yield f"{told}."


def decided(facts: ReportFacts) -> Iterator[str]:
    """Tell what was decided on requests in the period."""
    granted = [
        GRANTED[one.kind].format(two_digits(one.granted)) for one in facts.decided if one.granted
    ]
    refused = sum(one.refused for one in facts.decided)
    told = [f"cho phép {', '.join(granted)}"] if granted else []
    told += [f"không đồng ý {two_digits(refused)} đề nghị"] if refused else []
    if told:
        yield f"Trong kỳ, lãnh đạo đã {'; '.join(told)}."


def by_unit(facts: ReportFacts) -> Iterator[str]:
    """Tell how many lead units carried out everything, and name those that did least."""
    found = {unit: one for unit, one in facts.figures.by_lead().items() if unit and one.total}
    if not found:
        return
    whole = sum(1 for one in found.values() if one.executed == one.total)
    told = (
        f"Trong {two_digits(len(found))} đơn vị chủ trì, {two_digits(whole)} đơn vị đã thực hiện"
        " toàn bộ nhiệm vụ được giao"
    )
    left = sorted(
        ((unit, one) for unit, one in found.items() if _owes(one, facts)),
        key=lambda pair: -_owed(pair[1], facts),
    )  # fmt: skip
    words = "chưa thực hiện" if facts.is_closed else "quá hạn"
    named = [f"{facts.names(unit)} {two_digits(_owed(one, facts))}" for unit, one in left]
    if named:
        more = "; …" if len(named) > MOST_UNITS else ""
        told += f"; đơn vị còn nhiệm vụ {words}: {'; '.join(named[:MOST_UNITS])}{more}"
    yield f"{told}."


def _owes(counts: Counts, facts: ReportFacts) -> bool:
    return _owed(counts, facts) > 0


def _owed(counts: Counts, facts: ReportFacts) -> int:
    return counts.not_executed if facts.is_closed else counts.overdue


def given(facts: ReportFacts, *sources: Source) -> Iterator[str]:
    """Tell how the tasks stand that were given outside the plan, in the four cells of the forms."""
    for source in sources:
        counts = facts.outside.get(source, Counts())
        if counts.total:
            yield f"{GIVEN[source].format(two_digits(counts.total))}: {_cells(counts)}."


def _cells(counts: Counts) -> str:
    cells = (
        ("hoàn thành trước hạn và đúng hạn", counts.in_time),
        ("hoàn thành trễ hạn", counts.late),
        ("chưa hoàn thành, trong hạn", counts.not_due),
        ("chưa hoàn thành, quá hạn", counts.overdue),
    )
    return "; ".join(f"{words} {two_digits(number)}" for words, number in cells)


def upper(facts: ReportFacts) -> Iterator[str]:
    """Tell how the tasks stand that others than the plan gave; inspections have their place."""
    return given(facts, Source.UPPER_LEVEL, Source.MEETING, Source.ORDER)


def inspected(facts: ReportFacts) -> Iterator[str]:
    """Tell how the tasks stand that followed from inspections."""
    return given(facts, Source.INSPECTION)


def published(facts: ReportFacts) -> Iterator[str]:
    """Tell how many news items were entered."""
    if facts.registered.news:
        news = two_digits(facts.registered.news)
        yield f"Trong kỳ có {news} tin, bài tuyên truyền cải cách hành chính."


def asked_and_found(facts: ReportFacts) -> Iterator[str]:
    """Tell of survey rounds and initiatives."""
    rounds, initiatives = facts.registered.surveyed, facts.registered.initiatives
    if rounds.rounds:
        rate = percent(rounds.satisfied, rounds.valid)
        yield (
            f"Tổ chức {two_digits(rounds.rounds)} đợt khảo sát: {two_digits(rounds.valid)} phiếu"
            f" hợp lệ, {two_digits(rounds.satisfied)} phiếu hài lòng ({format_percent(rate)})."
        )
    if initiatives:
        yield f"Trong kỳ có {two_digits(initiatives)} sáng kiến cải cách hành chính."
