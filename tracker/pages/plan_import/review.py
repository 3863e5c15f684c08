"""The review of a draft: each row as printed beside what was read, the doubtful cells in place."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext
from flask_login import current_user
from werkzeug.wrappers import Response

from tracker import access, clock, intake
from tracker.accounts import submissions
from tracker.annex import Code
from tracker.db import db
from tracker.intake import Column, ImportProblem
from tracker.intake import review as reviewing
from tracker.intake.naming import NAME_CODES
from tracker.intake.review import ROWS, TAB_LABELS, Doubts, Tab
from tracker.pages.guard import Audience, audience
from tracker.pages.limits import page_asked
from tracker.pages.locale import sentence
from tracker.pages.paging import Paging, paging_of
from tracker.pages.plan_import.blueprint import OVERTAKEN, pages
from tracker.pages.plan_import.choices import read_choices
from tracker.pages.plan_import.unit_choices import UnitChoices
from tracker.pages.typed import is_resumed
from tracker.plans import Plan, PlanState
from tracker.rules import N_, Refused
from tracker.rules.numbers import two_digits
from tracker.units import UnitType, matching, types

# What stands at a doubtful cell where the whole sentence would say no more than the cell itself.
SHORT = {
    Code.UNSURE_DEADLINE: N_("Chọn cách hiểu"),
    Code.IMPOSSIBLE_DATE: N_("Ngày không có trong lịch"),
    Code.NO_DEADLINE: N_("Chưa có thời hạn"),
    Code.TWO_LEADS: N_("Nhiều đơn vị chủ trì: chọn một"),
    Code.NO_LEAD: N_("Chưa có đơn vị chủ trì"),
    Code.NO_DELIVERABLE: N_("Chưa có sản phẩm"),
    Code.NOTE_MARK: N_("Bỏ dấu chú thích"),
    "restored": N_("Dòng lấy lại, xem lại từng ô"),
    "collecting": N_("Chọn đơn vị theo dõi, tổng hợp"),
}


@dataclass(frozen=True)
class View:
    """Which page of which tab is shown."""

    tab: Tab
    page: int

    @classmethod
    def parse(cls) -> "View":
        """Read the tab and the page from the address; what makes no sense is the first."""
        wanted = request.args.get("dong", "")
        tab = Tab(wanted) if wanted in set(Tab) else Tab.WAITING
        return cls(tab, page_asked())


@pages.get("/<code>/nhap-phu-luc")
@audience(Audience.SECRETARIAT)
def review(code: str) -> Response | str:
    """Show a draft; an issued plan is shown by its tasks."""
    plan = access.plan_to_see(code, by=current_user)
    if plan.state != PlanState.DRAFT:
        return redirect(url_for("plans.listing"))
    return render_template("plans/review.html", **_shown(plan, View.parse()))


@pages.post("/<code>/nhap-phu-luc")
@audience(Audience.SECRETARIAT)
def save(code: str) -> Response | tuple[str, int]:
    """Settle what was chosen; show the page again where somebody else was first."""
    at, view = clock.now(), View.parse()
    plan = access.plan_to_settle(code, by=current_user)
    if plan.version != request.form.get("version", type=int):
        return _again(code, view, gettext(OVERTAKEN), 409)
    if is_resumed():
        return _again(code, view, "", 200)
    if submissions.spend(request.form.get("submission_id", ""), by=current_user, at=at):
        try:
            choices = read_choices(request.form, _units(plan))
            count = intake.settle(plan, choices, by=current_user, at=at)
        except Refused as refusal:
            return _again(code, view, sentence(refusal), 422)
        db.session.commit()
        flash(gettext("Đã xử lý %(count)s chỗ.", count=two_digits(count)), "saved")
    return redirect(url_for(".review", code=code, dong=view.tab), code=303)


def _again(code: str, view: View, words: str, status: int) -> Response | tuple[str, int]:
    """Show the review with what was posted still in it."""
    db.session.rollback()
    plan = access.plan_to_see(code, by=current_user)
    if plan.state != PlanState.DRAFT:  # issued meanwhile: there is no review to come back to
        flash(words, "refused")
        return redirect(url_for("plans.listing"), code=303)
    shown = _shown(plan, view) | {"wrong": words, "posted": request.form}
    return render_template("plans/review.html", **shown), status


def _shown(plan: Plan, view: View) -> dict[str, Any]:
    doubts = reviewing.doubts_of(plan)
    counts = reviewing.counts_of(plan)
    units, nameless = _units(plan), [problem for problem in doubts.names if problem.is_open]
    return {
        "plan": plan,
        "view": view,
        "counts": counts,
        "doubts": doubts,
        "lines": reviewing.lines_of(plan, doubts, tab=view.tab, page=view.page),
        "tabs": _tabs(plan, doubts, counts.rows, view),
        "paging": _paging(plan, view, _size(doubts, view.tab, counts.rows)),
        "units": units,
        "missing": nameless,
        "proposals": units.proposals(nameless),
        "kinds": _kinds(doubts),
        "unmatched": {problem.text for problem in nameless},
        "waiting": _waiting(doubts.to_settle()),
        "short": SHORT,
        "wrong": "",
        "posted": {},
    }


def _units(plan: Plan) -> UnitChoices:
    return UnitChoices(matching.load(plan.authority_id, on=clock.today()), plan.authority_id)


def _kinds(doubts: Doubts) -> list[UnitType]:
    """Return the kinds of units that may be created, where a name waits for one."""
    if not any(problem.is_open for problem in doubts.names):
        return []
    return [kind for kind in types.every() if not kind.is_authority]


def _size(doubts: Doubts, tab: Tab, rows: int) -> int:
    return rows if tab is Tab.ALL else len(doubts.tasks_of(tab))


def _tabs(plan: Plan, doubts: Doubts, rows: int, view: View) -> list[dict[str, Any]]:
    return [
        {
            "tab": tab,
            "words": gettext(TAB_LABELS[tab]),
            "count": _size(doubts, tab, rows),
            "href": url_for(".review", code=plan.code, dong=tab),
            "active": tab is view.tab,
        }
        for tab in Tab
    ]


def _paging(plan: Plan, view: View, total: int) -> Paging:
    def at(page: int) -> str:
        return url_for(".review", code=plan.code, dong=view.tab, trang=page)

    return paging_of(total, page=view.page, size=ROWS, address=at)


def _waiting(problems: list[ImportProblem]) -> str:
    """Return what must still be settled, by kind: `03 thời hạn, 02 tên đơn vị`."""
    kinds = Counter(_kind(problem) for problem in problems)
    words = {
        "deadline": gettext("%(count)s thời hạn", count=two_digits(kinds["deadline"])),
        "unit": gettext("%(count)s tên đơn vị", count=two_digits(kinds["unit"])),
        "other": gettext("%(count)s chỗ khác", count=two_digits(kinds["other"])),
    }
    return ", ".join(words[kind] for kind in words if kinds[kind])


def _kind(problem: ImportProblem) -> str:
    if problem.code in NAME_CODES or problem.column == Column.LEAD:
        return "unit"
    return "deadline" if problem.column == Column.DEADLINE else "other"
