"""The outline of the report: its parts in the order that offices keep, with their figures."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tracker.reports.periodic import directing, late
from tracker.reports.periodic.annexes import DOSSIERS, named
from tracker.reports.periodic.facts import Area, ReportFacts
from tracker.rules.dossiers import dossier_sentence, unsaid_sentence
from tracker.rules.fold import fold
from tracker.rules.indicators import Standing
from tracker.rules.numbers import format_percent, two_digits, two_digits_of
from tracker.rules.progress import Counts

Told = Callable[[ReportFacts], Iterable[str]]
ADDRESSEES, RECIPIENTS = "kinh-gui", "noi-nhan"


@dataclass(frozen=True)
class Section:
    """A section: the key of its text block, its heading, and what the figures say in it."""

    block: str
    heading: str
    told: Told


@dataclass(frozen=True)
class Part:
    """A part of the outline with its sections; a lone section has no heading of its own."""

    heading: str
    sections: tuple[Section, ...]


def outline(facts: ReportFacts) -> tuple[Part, ...]:
    """Return the parts of a report, those of the plan's contents among them."""
    return (
        Part("Công tác chỉ đạo, điều hành cải cách hành chính", DIRECTING),
        Part("Kết quả thực hiện các nội dung cải cách hành chính", tuple(_areas(facts))),
        Part("Đánh giá chung", JUDGED),
        Part("Phương hướng, nhiệm vụ trong thời gian tới", (Section("phuong-huong", "", ahead),)),
        Part("Kiến nghị, đề xuất", (Section("kien-nghi", "", late.requests_to_others),)),
    )


def _areas(facts: ReportFacts) -> Iterator[Section]:
    by_area, areas = facts.figures.by_area(), facts.areas
    with_dossiers = next((one for one in areas if "thu tuc hanh chinh" in fold(one.title)), None)
    for area in areas:
        counts = by_area.get(area.id, Counts())
        yield Section(block_of(area), area.title, _area_told(counts, area is with_dossiers))
    if with_dossiers is None and facts.dossiers is not None:
        yield Section("ho-so", "Giải quyết thủ tục hành chính", dossiers)


def block_of(area: Area) -> str:
    """Return the key of a content's text: by its title, which next year's plan mostly keeps."""
    return f"noi-dung-{re.sub('[^a-z0-9]+', '-', fold(area.title)).strip('-')[:60]}"


def _area_told(counts: Counts, tells_dossiers: bool) -> Told:  # noqa: FBT001 what it returns needs it
    def told(facts: ReportFacts) -> Iterator[str]:
        yield from area_sentence(counts, facts)
        if tells_dossiers:
            yield from dossiers(facts)

    return told


def area_sentence(counts: Counts, facts: ReportFacts) -> Iterator[str]:
    """Tell how a content's tasks stand."""
    if not counts.total:
        return
    done = two_digits_of(counts.executed, counts.total)
    told = f"Đã thực hiện {done} nhiệm vụ, đạt tỷ lệ {format_percent(counts.executed_rate)}"
    if counts.executed_not_met:
        told += f"; trong đó {two_digits(counts.executed_not_met)} thực hiện nhưng chưa đạt"
    if counts.not_executed and facts.is_closed:
        told += f"; {two_digits(counts.not_executed)} nhiệm vụ chưa thực hiện"
    elif counts.not_executed:
        told += (
            f"; còn {two_digits(counts.not_executed)} nhiệm vụ: chưa đến hạn"
            f" {two_digits(counts.not_due)}, quá hạn {two_digits(counts.overdue)}"
        )
    yield f"{told}."


def dossiers(facts: ReportFacts) -> Iterator[str]:
    """Tell what was counted of dossiers in the period, the late ones by field."""
    if facts.dossiers is None:
        return
    late_ones = {name: counts.resolved_late or 0 for name, counts in facts.dossiers.fields}
    sentence = dossier_sentence(facts.dossiers.total, late_by_field=late_ones)
    if sentence:
        yield f"{sentence.rstrip('.')} (chi tiết tại {named(facts, DOSSIERS)})."
    if left_out := unsaid_sentence(facts.dossiers.unsaid):
        yield left_out
    slips = facts.registered.slips
    if slips.total:
        sent = two_digits_of(slips.sent, slips.total)
        yield f"Phiếu xin lỗi và hẹn lại ngày trả kết quả đã gửi: {sent}."


def achieved(facts: ReportFacts) -> Iterator[str]:
    """Tell how many indicators are met, and name those that do not count."""
    standings = facts.standings()
    total = sum(standings.values())
    if total:
        told = f"Đã đạt {two_digits_of(standings.get(Standing.MET, 0), total)} chỉ tiêu"
        unknown = standings.get(Standing.NOT_MEASURED, 0)
        told += f"; {two_digits(unknown)} chỉ tiêu chưa có số liệu" if unknown else ""
        idle = standings.get(Standing.NOT_APPLICABLE, 0)
        told += f"; {two_digits(idle)} chỉ tiêu không phát sinh trong kỳ" if idle else ""
        yield f"{told}."


def ahead(facts: ReportFacts) -> Iterator[str]:
    """Tell what is left of the plan."""
    counts = facts.figures.counts()
    if facts.is_closed or not counts.not_executed:
        return
    told = f"Tiếp tục thực hiện {two_digits(counts.not_executed)} nhiệm vụ còn lại của Kế hoạch"
    if counts.overdue:
        told += f", trước hết là {two_digits(counts.overdue)} nhiệm vụ quá hạn"
    yield f"{told}."


DIRECTING = (
    Section("van-ban", "Về ban hành kế hoạch, văn bản chỉ đạo, điều hành", directing.issued),
    Section("ke-hoach", "Về kết quả thực hiện kế hoạch", directing.progress),
    Section("kiem-tra", "Về kiểm tra cải cách hành chính", directing.inspected),
    Section("tuyen-truyen", "Về thông tin, tuyên truyền", directing.published),
    Section("cap-tren", "Về thực hiện nhiệm vụ cấp trên giao", directing.upper),
    Section("khao-sat", "Về khảo sát, đối thoại, sáng kiến", directing.asked_and_found),
)
JUDGED = (
    Section("noi-bat", "Kết quả nổi bật", achieved),
    Section("ton-tai", "Tồn tại, hạn chế", late.shortcomings),
    Section("nguyen-nhan", "Nguyên nhân", late.causes),
)
