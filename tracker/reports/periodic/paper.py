"""Báo cáo công tác cải cách hành chính of a period: its facts put into the paper of the decree."""

from collections.abc import Iterator

from tracker.clock import VIETNAM
from tracker.documents.official import Look, OfficialPaper, Paragraph
from tracker.documents.official.facts import TO_BE_WRITTEN
from tracker.reports.letterheads import headed, issuer_of, signed
from tracker.reports.periodic.annexes import (
    FIGURES,
    INDICATORS,
    STATISTICS,
    TASKS,
    annexes,
    named,
)
from tracker.reports.periodic.basis import Replaced
from tracker.reports.periodic.facts import ReportFacts
from tracker.reports.periodic.outline import ADDRESSEES, RECIPIENTS, Part, Section, outline
from tracker.rules.numbers import format_day, long_day, roman, two_digits_of
from tracker.rules.periods import Period, label
from tracker.rules.words import within_sentence

KIND, SYMBOL = "Báo cáo", "BC"
SUBJECT = "công tác cải cách hành chính"
POINTS_TO = {"ke-hoach": (TASKS, FIGURES, STATISTICS), "noi-bat": (INDICATORS,)}


def compose(facts: ReportFacts) -> OfficialPaper:
    """Return the report as it is printed: outline, sentences, the secretariat's texts, annexes."""
    head = facts.head
    return OfficialPaper(
        headed(head.authority, head.authority_code, abbreviation=SYMBOL, on=facts.as_of),
        about=f"{SUBJECT[:1].upper()}{SUBJECT[1:]} {period_words(facts.period)}",
        kind=KIND, addressees=tuple(_lines(facts, ADDRESSEES)), body=list(_body(facts)),
        recipients=_lines(facts, RECIPIENTS) or recipients(facts),
        signature=signed(head.authority, head.leaders), annexes=annexes(facts),
    )  # fmt: skip


def period_words(period: Period) -> str:
    """Return a period inside a sentence: `quý I năm 2026`, `06 tháng đầu năm 2026`."""
    named = label(period.key, year=period.year, since=period.since, until=period.until)
    return within_sentence(str(named))


def recipients(facts: ReportFacts) -> list[str]:
    """Return Nơi nhận where the secretariat named none."""
    issuer = issuer_of(facts.head.authority)
    first = ["Như trên"] if facts.texts.get(ADDRESSEES) else []
    code = facts.head.secretariat
    kept = f"Lưu: VT, {code}" if code else "Lưu: VT"
    return [*first, f"Lãnh đạo {issuer.short}", "Các cơ quan, đơn vị liên quan", kept]


def _body(facts: ReportFacts) -> Iterator[Paragraph]:
    issuer = issuer_of(facts.head.authority).named
    when = period_words(facts.period)
    yield Paragraph(f"{_basis(facts)}{issuer} báo cáo {SUBJECT} {when} như sau{_frozen(facts)}:")
    if facts.replaced is not None:
        yield Paragraph(_replacing(facts, facts.replaced))
    for number, part in enumerate(outline(facts), start=1):
        yield Paragraph(f"{roman(number)}. {part.heading.upper()}", Look.SECTION)
        yield from _part(part, facts)
    yield Paragraph(f"Trên đây là báo cáo {SUBJECT} {when} của {issuer}")


def _basis(facts: ReportFacts) -> str:
    """Name the plan that is reported on, by the number and day of its own paper."""
    head = facts.head
    if not head.number or head.on is None:
        return ""
    return f"Thực hiện {head.title} (văn bản số {head.number} {long_day(head.on)}), "


def _frozen(facts: ReportFacts) -> str:
    """Say, of frozen figures, of which day they are and when they were frozen."""
    if facts.frozen_at is None:
        return ""
    at = facts.frozen_at.astimezone(VIETNAM)
    day = f"số liệu tính đến ngày {format_day(facts.as_of)}"
    return f" ({day}, chốt lúc {at:%H:%M} ngày {format_day(at.date())})"


def _replacing(facts: ReportFacts, old: Replaced) -> str:
    """Say which report this one replaces (NĐ 30/2020/NĐ-CP, Điều 18), the old and new figures."""
    before, now = old.counts, facts.figures.counts()
    was = two_digits_of(before["executed"], before["total"])
    is_now = two_digits_of(now.executed, now.total)
    told = f"báo cáo trước {was}, nay là {is_now}" if was != is_now else f"vẫn là {is_now}"
    day = f" ngày {format_day(old.on)}" if old.on else ""
    return (
        f"Báo cáo này thay thế Báo cáo số {old.number}{day}. Lý do: {old.reason.rstrip(' .;')}."
        f" Số nhiệm vụ đã thực hiện: {told}."
    )


def _part(part: Part, facts: ReportFacts) -> Iterator[Paragraph]:
    for place, section in enumerate(part.sections, start=1):
        if section.heading:
            yield Paragraph(f"{place}. {section.heading}", Look.SECTION)
        for text in told_in(section, facts) or [TO_BE_WRITTEN]:
            yield Paragraph(text)


def left_open(facts: ReportFacts) -> list[str]:
    """Return the sections of which nobody has said anything yet: `III.3. Nguyên nhân`."""
    return [
        f"{roman(number)}.{place}. {section.heading}" if section.heading
        else f"{roman(number)}. {part.heading}"
        for number, part in enumerate(outline(facts), start=1)
        for place, section in enumerate(part.sections, start=1) if not told_in(section, facts)
    ]  # fmt: skip


def told_in(section: Section, facts: ReportFacts) -> list[str]:
    """Return the paragraphs of a section: what the figures say, then what the secretariat wrote."""
    return [*figures_in(section, facts), *_lines(facts, section.block)]


def figures_in(section: Section, facts: ReportFacts) -> list[str]:
    """Return what the figures say in a section, and in which annexes all of it stands."""
    told = [*section.told(facts)]
    there = [named(facts, key) for key in POINTS_TO.get(section.block, ())]
    if told and any(there):
        told[-1] = f"{told[-1].rstrip('.')} (chi tiết tại {', '.join(filter(None, there))})."
    return told


def _lines(facts: ReportFacts, block: str) -> list[str]:
    return facts.texts.get(block, "").splitlines()


def file_name(facts: ReportFacts) -> str:
    """Return the name of the draft's file: `bao-cao-cchc-2026-h1-xa_2026.docx`."""
    return f"bao-cao-cchc-{facts.period.code.lower()}-{facts.plan.code}.docx"
