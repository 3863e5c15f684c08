"""Saying how an indicator is measured, in a draft and in a plan in force; every change is kept."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select

from tracker import history
from tracker.accounts import Person
from tracker.db import db
from tracker.history import Entry
from tracker.indicators.facts import Indicator, IndicatorPoint, SourceKind, of_plan
from tracker.indicators.reporting import KIND
from tracker.plans import Plan, PlanState
from tracker.rules import N_, Refused
from tracker.rules.fold import fold
from tracker.rules.indicators import Direction, Point, read_formula, refuse_unkept, source_of


@dataclass(frozen=True)
class Definition:
    """How an indicator is measured: fields of `Indicator`, its path, why it changes."""

    title: str
    direction: str
    target: Decimal | None
    target2: Decimal | None = None
    measure: str = ""
    unit_text: str = ""
    baseline: Decimal | None = None
    baseline_note: str = ""
    numerator_label: str = ""
    denominator_label: str = ""
    frequency: str = "quarter"
    adds_up: bool = False
    is_cumulative: bool = True
    source_kind: str = SourceKind.TYPED
    source: str = ""
    scope_note: str = ""
    lead_unit_id: int | None = None
    path: Sequence[Point] = ()
    reason: str = ""


FACTS = tuple(one.name for one in fields(Definition) if one.name not in {"path", "reason"})


def add(plan: Plan, wanted: Definition, *, by: Person, at: datetime) -> Indicator:
    """Add an indicator at the end of a plan's list, under the next code. Refused as `define`."""
    rows = select(func.max(Indicator.position), func.count()).where(Indicator.plan_id == plan.id)
    last, count = db.session.execute(rows).one()
    known = {one.code for one in of_plan(plan.id)}
    codes = (f"CT{number:02d}" for number in range(count + 1, count + 2 + len(known)))
    code = next(one for one in codes if one not in known)
    made = Indicator(plan_id=plan.id, code=code, position=(last or 0) + 1, title=wanted.title)
    _refuse(made, wanted, plan)
    _set(made, wanted)
    db.session.add(made)
    db.session.flush()
    _record(made, Entry(KIND, made.id, "add", note=wanted.reason.strip()), by=by, at=at)
    return made


def define(
    indicator: Indicator, plan: Plan, wanted: Definition, *, by: Person, at: datetime
) -> bool:  # fmt: skip
    """Change how an indicator is measured; tell whether anything changed.

    The plan's chain must have been taken. Refused: no title, no readable target, a source that
    does not exist, a formula with an unknown code or going round in a circle, another indicator
    of that name over something else, and, once the plan is in force, no reason.
    """
    changes = _changes(indicator, wanted)
    if not changes:
        return False
    _refuse(indicator, wanted, plan)
    _set(indicator, wanted)
    db.session.flush()
    entry = Entry(KIND, indicator.id, "define", note=wanted.reason.strip(), changes=changes)
    _record(indicator, entry, by=by, at=at)
    return True


def _set(indicator: Indicator, wanted: Definition) -> None:
    for name in FACTS:
        setattr(indicator, name, getattr(wanted, name))
    kept = {point.on: point for point in indicator.points}
    points = [kept.get(one.on) or IndicatorPoint(on=one.on) for one in wanted.path]
    for point, one in zip(points, wanted.path, strict=True):
        point.target = one.target
    indicator.points = sorted(points, key=lambda point: point.on)


def _record(indicator: Indicator, entry: Entry, *, by: Person, at: datetime) -> None:
    history.record(entry, chain_id=indicator.plan_id, by=by.id, at=at)


def _changes(indicator: Indicator, wanted: Definition) -> dict[str, Any]:
    """Return what changes, as name -> [old, new], numbers and days as text."""
    pairs = {name: (getattr(indicator, name), getattr(wanted, name)) for name in FACTS}
    changes: dict[str, Any] = {
        name: [_kept(old), _kept(new)] for name, (old, new) in pairs.items() if old != new
    }
    old, new = _points(indicator.path), _points(wanted.path)
    return changes | ({"points": [old, new]} if old != new else {})


def _kept(fact: object) -> object:
    return f"{fact.normalize():f}" if isinstance(fact, Decimal) else fact


def _points(path: Iterable[Point]) -> list[list[str]]:
    found = sorted((point.on, point.target.normalize()) for point in path)
    return [[day.isoformat(), f"{target:f}"] for day, target in found]


def _refuse(indicator: Indicator, wanted: Definition, plan: Plan) -> None:
    if plan.state == PlanState.CLOSED:
        raise Refused(N_("Kế hoạch đã kết thúc, không đổi cách đo được nữa."))
    if not wanted.title.strip():
        raise Refused(N_("Nhập tên chỉ tiêu."))
    if plan.state == PlanState.ISSUED and not wanted.reason.strip():
        raise Refused(N_("Kế hoạch đang thực hiện: nêu căn cứ thay đổi."))
    for number in (wanted.target, wanted.target2, wanted.baseline):
        refuse_unkept(number)
    _refuse_target(wanted)
    _refuse_path(wanted.path, plan)
    others = [one for one in of_plan(plan.id) if one.id != indicator.id]
    _refuse_source(indicator, wanted, {one.code.upper(): one for one in others})
    for one in others:
        if fold(one.title) == fold(wanted.title):
            sentence = N_("%(code)s đã có tên này. Hai chỉ tiêu có mẫu số khác nhau phải khác tên.")
            raise Refused(sentence, code=one.code)


def _refuse_target(wanted: Definition) -> None:
    if wanted.direction not in set(Direction):
        raise Refused(N_("Chọn cách so với mức giao."))
    if wanted.direction == Direction.YES_NO:
        return
    if wanted.target is None:
        raise Refused(N_("Nhập mức giao."))
    if wanted.direction != Direction.BETWEEN:
        return
    if wanted.target2 is None or wanted.target2 < wanted.target:
        raise Refused(N_("Nhập đầu trên của khoảng, không nhỏ hơn đầu dưới."))


def _refuse_path(path: Iterable[Point], plan: Plan) -> None:
    for point in path:
        refuse_unkept(point.target)
        if not plan.period_from <= point.on <= plan.period_to:
            raise Refused(N_("Lộ trình: ngày phải nằm trong thời gian của kế hoạch."))


def _refuse_source(
    indicator: Indicator, wanted: Definition, others: Mapping[str, Indicator]
) -> None:  # fmt: skip
    if wanted.source_kind == SourceKind.FORMULA:
        refuse_formula(wanted.source, code=(indicator.code or "").upper(), others=others)
        return
    is_known = source_of(wanted.source_kind, wanted.source) is not None
    if wanted.source_kind != SourceKind.TYPED and not is_known:
        raise Refused(N_("Chọn nguồn số liệu cụ thể."))


def refuse_formula(text: str, *, code: str, others: Mapping[str, Indicator]) -> None:
    """Refuse a formula that cannot be read, asks for no indicator of the plan, or for itself.

    `others` are the plan's other indicators by code in capitals.
    """
    wanted = read_formula(text).codes
    for one in wanted:
        if one != code and one not in others:
            raise Refused(N_("Công thức: kế hoạch không có chỉ tiêu %(code)s."), code=one)
    asked, seen = list(wanted), set[str]()
    while asked:
        one = asked.pop()
        if one == code:
            raise Refused(N_("Công thức đi vòng: %(code)s được tính từ chính nó."), code=code)
        made = others.get(one)
        if one not in seen and made is not None and made.source_kind == SourceKind.FORMULA:
            asked += [each for each in read_formula(made.source).codes if each != one]
        seen.add(one)
