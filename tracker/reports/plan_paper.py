"""The plan itself as a paper: a Kế hoạch or the Quyết định that issues it, its tasks as annexes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select

from tracker.db import db
from tracker.documents.official import (
    Annex,
    Column,
    Letterhead,
    Look,
    OfficialPaper,
    Paragraph,
)
from tracker.documents.official.facts import TO_BE_WRITTEN
from tracker.documents.plan_annex import INDICATOR_COLUMNS, TASK_COLUMNS, AnnexArea, PlanAnnex
from tracker.intake import outgoing
from tracker.plans import Plan
from tracker.reports.letterheads import issuer_of, named_letterhead, signature_of
from tracker.rules.numbers import format_day, two_digits
from tracker.tasks import Task
from tracker.units import Unit, name_on

PLAN, DECISION = ("Kế hoạch", "KH"), ("Quyết định", "QĐ")
# Shares of a page across; columns that are empty in every row are left out.
TASK_SHARES = (11, 52, 32, 28, 32, 27, 28, 18, 28, 17)
INDICATOR_SHARES = (13, 92, 56, 23, 30, 38)
CENTRED = frozenset({"TT", "Mã số", "Đơn vị tính", "Mức giao"})
# A point before one or two digits; three after it are thousands.
DECIMAL_POINT = re.compile(r"(?<=\d)\.(?=\d{1,2}(?!\d))")
Rows = Sequence[Sequence[str]]


def compose(plan: Plan, *, on: date) -> OfficialPaper:
    """Return the plan as a paper: a Quyết định where its number is one's, else a Kế hoạch.

    Its annexes read back as the same plan. One that is issued has its own number and day, a draft
    has blanks and the month of `on`.
    """
    kind, abbreviation = DECISION if DECISION[1] in plan.doc_number else PLAN
    annex = _as_issued(plan)
    is_decision = kind == DECISION[0]
    subject = plan.title.removeprefix(PLAN[0]).strip() or plan.title
    about = (
        f"Về việc ban hành {plan.title}" if is_decision else f"{subject[:1].upper()}{subject[1:]}"
    )
    body = _decided(plan, annex, on) if is_decision else _planned(plan, annex, on)
    return OfficialPaper(
        dated(named_letterhead(plan, abbreviation=abbreviation, on=plan.doc_on or on), plan),
        about=about, kind=kind, body=list(body), recipients=recipients(plan, on),
        signature=signature_of(plan, on=on), annexes=list(_annexes(annex)),
    )  # fmt: skip


def _as_issued(plan: Plan) -> PlanAnnex:
    """Return the annex with what the plan was issued with, also what was taken out of it since."""
    annex = outgoing.annex_of(plan)
    rows = select(Task.code).where(Task.plan_id == plan.id, Task.added_on.is_not(None))
    added = set(db.session.scalars(rows))
    areas = [
        replace(area, tasks=tuple(task for task in area.tasks if task.code not in added))
        for area in annex.areas
    ]
    return replace(annex, areas=tuple(areas))


def dated(head: Letterhead, plan: Plan) -> Letterhead:
    """Return the head with the number and the day that the plan was given."""
    if not plan.doc_number or plan.doc_on is None:
        return head
    return replace(head, given_number=plan.doc_number, given_on=plan.doc_on)


def recipients(plan: Plan, on: date) -> list[str]:
    """Return Nơi nhận of a paper that binds the authority's own units."""
    unit = secretariat_of(plan)
    short = issuer_of(name_on(plan.authority, on)).short
    kept = f"Lưu: VT, {unit.code}" if unit else "Lưu: VT"
    return [f"Lãnh đạo {short}", "Các cơ quan, đơn vị có tên tại Phụ lục", kept]


def secretariat_of(plan: Plan) -> Unit | None:
    """Return the standing secretariat's unit."""
    return db.session.get(Unit, plan.coordinator_unit_id) if plan.coordinator_unit_id else None


def watching(plan: Plan, on: date) -> str:
    """Return who follows up, with `Cơ quan thường trực` where no unit is named."""
    unit = secretariat_of(plan)
    return name_on(unit, on) if unit else "Cơ quan thường trực cải cách hành chính"


def _planned(plan: Plan, annex: PlanAnnex, on: date) -> Iterator[Paragraph]:
    issuer = issuer_of(name_on(plan.authority, on)).named
    yield Paragraph(f"{issuer} ban hành {plan.title} như sau:")
    yield Paragraph("I. MỤC ĐÍCH, YÊU CẦU", Look.SECTION)
    yield Paragraph(TO_BE_WRITTEN)
    yield Paragraph("II. CHỈ TIÊU, NHIỆM VỤ", Look.SECTION)
    yield from map(Paragraph, _contents(plan, annex))
    yield Paragraph("III. TỔ CHỨC THỰC HIỆN", Look.SECTION)
    yield Paragraph(
        "1. Thủ trưởng các cơ quan, đơn vị được giao chủ trì tổ chức thực hiện nhiệm vụ đúng thời"
        " hạn; cập nhật tiến độ, kết quả kèm theo văn bản minh chứng trên hệ thống theo dõi"
        " nhiệm vụ; báo cáo kịp thời khó khăn, vướng mắc."
    )
    yield Paragraph(
        f"2. {watching(plan, on)} theo dõi, đôn đốc, kiểm tra, tổng hợp kết quả thực hiện"
        f" Kế hoạch; tham mưu {issuer} báo cáo theo quy định"
    )


def grounds(plan: Plan, cited: Sequence[str], *, on: date) -> Iterator[Paragraph]:
    """Yield what stands in a Quyết định above its articles (NĐ 30/2020/NĐ-CP, mẫu 1.2).

    Who issues it, the law that the office names itself, the papers `cited`, and who proposes.
    """
    issuer = issuer_of(name_on(plan.authority, on))
    yield Paragraph(issuer.named.upper(), Look.PART)
    yield Paragraph(TO_BE_WRITTEN, Look.BASIS)
    for one in cited:
        yield Paragraph(f"{one};", Look.BASIS)
    yield Paragraph(f"Theo đề nghị của {watching(plan, on)}.", Look.BASIS)
    yield Paragraph("QUYẾT ĐỊNH:", Look.PART)


def _decided(plan: Plan, annex: PlanAnnex, on: date) -> Iterator[Paragraph]:
    yield from grounds(plan, (), on=on)
    told = " ".join(_contents(plan, annex))
    yield Paragraph(f"Điều 1. Ban hành kèm theo Quyết định này {plan.title}. {told}")
    yield Paragraph(
        f"Điều 2. {watching(plan, on)} theo dõi, đôn đốc, kiểm tra, tổng hợp kết quả thực hiện"
        " Kế hoạch."
    )
    yield Paragraph(
        "Điều 3. Quyết định này có hiệu lực kể từ ngày ký. Thủ trưởng các cơ quan, đơn vị có tên"
        " tại Phụ lục chịu trách nhiệm thi hành Quyết định này"
    )


def _contents(plan: Plan, annex: PlanAnnex) -> Iterator[str]:
    """Tell how much the plan holds, and where it stands."""
    tasks = sum(len(area.tasks) for area in annex.areas)
    places = iter(("Phụ lục I", "Phụ lục II") if annex.indicators else ("Phụ lục",))
    if annex.indicators:
        yield f"Kế hoạch có {two_digits(len(annex.indicators))} chỉ tiêu ({next(places)})."
    titled = [area for area in annex.areas if area.title]
    within = f", {two_digits(len(titled))} nội dung" if titled else ""
    until = format_day(plan.period_to)
    yield (
        f"Các cơ quan, đơn vị thực hiện {two_digits(tasks)} nhiệm vụ{within} ({next(places)}),"
        f" hoàn thành chậm nhất ngày {until}."
    )


def _annexes(annex: PlanAnnex) -> Iterator[Annex]:
    if annex.indicators:
        rows = indicator_rows(annex)
        yield _table("Danh mục chỉ tiêu", INDICATOR_COLUMNS, INDICATOR_SHARES, rows)
    tasks = [*task_rows(annex.areas)]
    yield _table("Danh mục nhiệm vụ", TASK_COLUMNS, TASK_SHARES, tasks)


def indicator_rows(annex: PlanAnnex) -> list[Sequence[str]]:
    """Return the rows of the indicators."""
    return [
        (str(place), one.title, one.measure, one.unit, _printed(one.target_text), one.lead)
        for place, one in enumerate(annex.indicators, start=1)
    ]


def _printed(target: str) -> str:
    """Return a target with the signs and the comma of print: `<= 1.5` is `≤ 1,5`."""
    signed = target.replace(">=", "≥").replace("<=", "≤")
    return DECIMAL_POINT.sub(",", signed)


def task_rows(areas: Sequence[AnnexArea]) -> Iterator[Sequence[str]]:
    """Yield the rows of the tasks, those of a content after its heading."""
    for area in areas:
        if area.title:
            yield [f"{area.numeral}. {area.title}"]
        for task in area.tasks:
            yield task.cells()


def _table(
    title: str, columns: Sequence[tuple[str, int]], shares: Sequence[int], rows: Rows
) -> Annex:  # fmt: skip
    """Return a table without the columns that are empty in all its rows."""
    filled = [row for row in rows if len(row) > 1]
    kept = [place for place in range(len(columns)) if any(row[place] for row in filled)]
    full = columns_of(columns, shares)
    return Annex(
        title,
        [full[place] for place in kept],
        [[row[place] for place in kept] if len(row) > 1 else row for row in rows],
    )


def columns_of(columns: Sequence[tuple[str, int]], shares: Sequence[int]) -> list[Column]:
    """Return the columns of the workbook as columns of a page across."""
    return [
        Column(header, share, header in CENTRED)
        for (header, _width), share in zip(columns, shares, strict=True)
    ]
