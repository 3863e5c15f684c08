"""Báo cáo: the periods of a plan, each with its countdown and who still owes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import render_template, request
from flask_login import current_user

from tracker import access, clock, periods
from tracker.access import reporting
from tracker.pages.guard import Audience, audience
from tracker.pages.reporting.blueprint import pages
from tracker.pages.reporting.looks import Look, countdown, executed_words, period_look
from tracker.pages.reporting.sending import sent_rows
from tracker.periods import Duty, ReportPeriod, SentReport, Snapshot
from tracker.plans import Plan, PlanState
from tracker.rules.words import Role
from tracker.tasks import WORKING_ROLES


@dataclass(frozen=True)
class PeriodRow:
    """A period: where it stands, how long it has, how many reports are there, what it said."""

    period: ReportPeriod
    look: Look
    countdown: str
    duties: list[Duty]
    own: list[Duty]
    snapshot: Snapshot | None
    executed: str
    sent: SentReport | None

    @property
    def there(self) -> int:
        """How many units sent their report."""
        return sum(1 for one in self.duties if one.is_settled)


@pages.get("/bao-cao")
@audience(Audience.SIGNED_IN)
def listing() -> str:
    """Show the periods of the newest plan, or of the one asked for."""
    plans, today = access.issued_plans(by=current_user), clock.today()
    wanted = request.args.get("ke-hoach", "")
    plan = access.plan_to_see(wanted, by=current_user) if wanted else next(iter(plans), None)
    held = access.roles(current_user, on=today)
    only_frozen = reporting.sees_only_frozen(current_user, on=today)
    frozen = periods.latest_in_full(plan) if plan else {}
    sent = periods.sent_of(plan) if plan else []
    return render_template(
        "reporting/listing.html", plan=plan, plans=plans, on=today, only_frozen=only_frozen,
        rows=rows_of(plan, frozen, sent, only_frozen=only_frozen) if plan else [],
        sent=sent_rows(sent, frozen.values()),
        closing=periods.closing_snapshot(plan)
        if plan and plan.state == PlanState.CLOSED
        else None,
        is_secretariat=Role.COORDINATOR in held,
        may_estimate=bool(held & WORKING_ROLES)
        and plan is not None and plan.state == PlanState.ISSUED,
    )  # fmt: skip


def rows_of(
    plan: Plan, frozen: Mapping[int, Snapshot], sent: Sequence[SentReport], *, only_frozen: bool
) -> list[PeriodRow]:
    """Return a row for each period of a plan, those not frozen left out for the upper level."""
    opened, papers, on = periods.of_plan(plan), papers_by_snapshot(sent), clock.today()
    owed = periods.duties_of(plan, opened)
    own = reporting.own_units(current_user, on=on)
    rows = []
    for period in opened:
        snapshot = frozen.get(period.id)
        paper = papers.get(snapshot.id) if snapshot else None
        if snapshot is None and only_frozen:
            continue
        rows.append(
            PeriodRow(
                period, period_look(period, snapshot, sent, on=on),
                countdown(period, on=on, is_sent=paper is not None), owed[period.id],
                [one for one in owed[period.id] if one.unit.id in own], snapshot,
                executed_words(snapshot) if snapshot else "", paper,
            )
        )  # fmt: skip
    return rows


def papers_by_snapshot(sent: Sequence[SentReport]) -> dict[int, SentReport]:
    """Return the report that says each snapshot's figures, by the snapshot's id."""
    return {
        one.snapshot_id: one
        for one in reversed(sent)
        if one.snapshot_id is not None and one.kind == periods.PaperKind.REPORT
    }
