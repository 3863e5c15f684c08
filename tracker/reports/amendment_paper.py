"""The amendments of a plan as a paper: the Quyết định that adds, removes, extends and changes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from tracker.db import db
from tracker.documents.official import Annex, Column, OfficialPaper, Paragraph
from tracker.plans import ContentArea, Plan, PlanState
from tracker.reports.letterheads import issuer_of, named_letterhead, signature_of
from tracker.reports.plan_paper import DECISION, grounds, recipients, watching
from tracker.requests.facts import REMOVAL_LABELS, Kind, Request, State
from tracker.rules import N_, Refused
from tracker.rules.numbers import format_day, long_day, roman, two_digits
from tracker.rules.words import within_sentence
from tracker.tasks import Task
from tracker.units import Unit, name_on

# Millimetres of the 252 that a page across has.
COLUMNS = (
    Column("TT", 12, is_centred=True),
    Column("Mã số", 18, is_centred=True),
    Column("Nhiệm vụ", 76),
    Column("Cơ quan chủ trì", 38),
    Column("Theo kế hoạch", 30, is_centred=True),
    Column("Điều chỉnh", 38),
    Column("Lý do, căn cứ", 40),
)
ADDED = "Bổ sung"
GROUPS = {
    Kind.REMOVAL: "Đưa ra khỏi kế hoạch",
    Kind.EXTENSION: "Điều chỉnh thời hạn",
    Kind.CHANGE: "Điều chỉnh nội dung, cơ quan chủ trì",
}


@dataclass(frozen=True)
class Amendments:
    """What changes in a plan: tasks added to it, requests of each kind, removals without one."""

    plan: Plan
    on: date
    added: Sequence[Task]
    asked: Sequence[Request]
    removed: Sequence[Task] = ()

    def of(self, kind: Kind) -> list[Request]:
        """Return the requests of a kind."""
        return [one for one in self.asked if one.kind == kind]


def decided(plan: Plan, *, since: date, until: date) -> Amendments:
    """Return what was decided from one day to another, both among them."""
    rows = select(Request).where(
        Request.plan_id == plan.id, Request.state == State.APPROVED,
        Request.decided_on.between(since, until),
    )  # fmt: skip
    added = select(Task).where(Task.plan_id == plan.id, Task.added_on.between(since, until))
    tasks = list(db.session.scalars(added.order_by(Task.position)))
    asked = _requests(rows)
    told = {one.task_id for one in asked if one.kind == Kind.REMOVAL}
    gone = select(Task).where(Task.plan_id == plan.id, Task.removed_on.between(since, until),
                              Task.id.not_in(told))  # fmt: skip
    removed = list(db.session.scalars(gone.order_by(Task.position)))
    return Amendments(plan, until, tasks, asked, removed)


def waiting(plan: Plan, *, on: date) -> Amendments:
    """Return what was asked and waits for a decision: the draft of that decision."""
    rows = select(Request).where(Request.plan_id == plan.id, Request.state == State.ASKED)
    return Amendments(plan, on, [], _requests(rows))


def _requests(rows: Select[Request]) -> list[Request]:
    full = rows.where(Request.kind.in_(GROUPS)).options(
        joinedload(Request.task), joinedload(Request.decision_document)
    )
    return list(db.session.scalars(full.order_by(Request.id)))


def compose(made: Amendments) -> OfficialPaper:
    """Return the amendments as the Quyết định that makes them, number and day left blank.

    Refused: a plan that is not issued, or nothing that changes it.
    """
    plan, on = made.plan, made.on
    if plan.state == PlanState.DRAFT:
        raise Refused(N_("Kế hoạch chưa ban hành."))
    if not (made.added or made.asked or made.removed):
        raise Refused(N_("Không có nội dung điều chỉnh, bổ sung kế hoạch."))
    return OfficialPaper(
        named_letterhead(plan, abbreviation=DECISION[1], on=on), kind=DECISION[0],
        about=f"Về việc điều chỉnh, bổ sung {plan.title}", body=list(_body(made)),
        recipients=recipients(plan, on), signature=signature_of(plan, on=on),
        annexes=[Annex("Nội dung điều chỉnh, bổ sung", COLUMNS, list(_rows(made)))],
    )  # fmt: skip


def _body(made: Amendments) -> Iterator[Paragraph]:
    plan = made.plan
    paper = ""
    if plan.doc_number and plan.doc_on:
        paper = f" ban hành kèm theo văn bản số {plan.doc_number} {long_day(plan.doc_on)}"
    yield from grounds(plan, _cited(plan, made.on), on=made.on)
    told = "; ".join(f"{within_sentence(words)} {two_digits(number)} nhiệm vụ" for words, number in
                     _counted(made))  # fmt: skip
    yield Paragraph(f"Điều 1. Điều chỉnh, bổ sung {plan.title}{paper}: {told} (Phụ lục kèm theo).")
    yield Paragraph(
        f"Điều 2. Các nội dung khác của Kế hoạch giữ nguyên. {watching(plan, made.on)} cập nhật"
        " nội dung điều chỉnh, theo dõi, đôn đốc thực hiện."
    )
    yield Paragraph(
        "Điều 3. Quyết định này có hiệu lực kể từ ngày ký. Thủ trưởng các cơ quan, đơn vị có tên"
        " tại Phụ lục chịu trách nhiệm thi hành Quyết định này"
    )


def _cited(plan: Plan, on: date) -> list[str]:
    """Name the paper that is amended; the law on which the office acts is the office's to name."""
    if not plan.doc_number or plan.doc_on is None:
        return []
    issuer = issuer_of(name_on(plan.authority, on)).named
    told = f"Căn cứ văn bản số {plan.doc_number} {long_day(plan.doc_on)} của {issuer}"
    return [f"{told} ban hành {plan.title}"]


def _counted(made: Amendments) -> list[tuple[str, int]]:
    found = [(ADDED, len(made.added))]
    found += [(words, len([*_writer(made, kind)()])) for kind, words in GROUPS.items()]
    return [(words, number) for words, number in found if number]


def _rows(made: Amendments) -> Iterator[list[str]]:
    place = 0
    write: dict[str, Callable[[], Iterator[list[str]]]] = {
        ADDED: lambda: (_added(task, made.on) for task in made.added)
    }
    write |= {words: _writer(made, kind) for kind, words in GROUPS.items()}
    for number, (words, count) in enumerate(_counted(made), start=1):
        yield [f"{roman(number)}. {words}: {two_digits(count)} nhiệm vụ"]
        for cells in write[words]():
            place += 1
            yield [str(place), *cells]


def _writer(made: Amendments, kind: Kind) -> Callable[[], Iterator[list[str]]]:
    gone = made.removed if kind is Kind.REMOVAL else ()

    def write() -> Iterator[list[str]]:
        yield from (_asked(one, made.on) for one in made.of(kind))
        yield from (_removed(task, made.on) for task in gone)

    return write


def _added(task: Task, on: date) -> list[str]:
    basis = task.source_document
    number = basis.number if basis else task.basis
    due = f"Hạn {format_day(task.original_due_on)}"
    return [task.code, task.title, _lead(task, on), "Chưa có", due, number]


def _removed(task: Task, on: date) -> list[str]:
    was = f"Hạn {format_day(task.due_on)}"
    return [task.code, task.title, _lead(task, on), was, "Đưa ra khỏi kế hoạch", ""]


def _asked(request: Request, on: date) -> list[str]:
    task, basis = request.task, request.decision_document
    was = format_day(request.due_on)
    why = "; ".join(filter(None, (request.reason.rstrip(" ."), basis.number if basis else "")))
    return [task.code, task.title, _lead(task, on), f"Hạn {was}", _wanted(request, on), why]


def _wanted(request: Request, on: date) -> str:
    """Return what becomes of a task, in words."""
    wish = request.asks
    if request.kind == Kind.EXTENSION and wish.due_on:
        return f"Hạn {format_day(wish.due_on)}"
    if request.kind == Kind.REMOVAL:
        return REMOVAL_LABELS[wish.why] if wish.why else "Đưa ra khỏi kế hoạch"
    unit = db.session.get(Unit, wish.lead_unit_id) if wish.lead_unit_id else None
    area = db.session.get(ContentArea, wish.area_id) if wish.area_id else None
    parts = (
        f"Cơ quan chủ trì: {name_on(unit, on)}" if unit else "",
        f"Thuộc nội dung: {area.title}" if area else "",
        f"Nhiệm vụ: {wish.title}" if wish.title else "",
        f"Sản phẩm: {wish.deliverable}" if wish.deliverable else "",
    )
    return "; ".join(part for part in parts if part)


def _lead(task: Task, on: date) -> str:
    return name_on(task.lead_unit, on) if task.lead_unit else task.lead_text
