"""Plans from the command line: list them, issue a draft, write one out as an annex."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import click
from sqlalchemy import select

from tracker import clock, history, issuing, units
from tracker.accounts import people_with
from tracker.commands.answers import as_json, print_json, refusals
from tracker.commands.papers import OutFile
from tracker.commands.plan import plan_of
from tracker.db import begin_write, db
from tracker.documents import plan_annex, plan_annex_docx
from tracker.intake import outgoing
from tracker.issuing import MISSING_LABELS, Decision
from tracker.plans import Plan, PlanKind
from tracker.rules import N_, Refused
from tracker.rules.words import Role
from tracker.tasks import Task
from tracker.units import Unit

DAY = click.DateTime(["%Y-%m-%d", "%d/%m/%Y"])
WRITERS = {"xlsx": plan_annex.to_xlsx, "docx": plan_annex_docx.to_docx}


@click.command("list")
@as_json
@refusals
def list_plans(*, as_json: bool) -> None:
    """List the plans, the newest year first."""
    real = select(Plan).where(Plan.kind == PlanKind.PLAN)
    rows = list(db.session.scalars(real.order_by(Plan.year.desc(), Plan.id.desc())))
    if as_json:
        print_json({"plans": [_summary(found) for found in rows]})
        return
    for found in rows:
        click.echo(f"{found.code}\t{found.state}\t{found.title}")


@click.command("issue")
@click.argument("code")
@click.option("--number", required=True, help="Number of the decision: 05/KH-UBND.")
@click.option("--date", "on", type=DAY, required=True, help="Day of the decision.")
@click.option("--coordinator", help="Code of the standing secretariat's unit.")
@click.option("--verifier", help="Code of the unit that verifies the secretariat's own tasks.")
@click.option("--confirm", multiple=True, metavar="NV05=REASON", help="Why a row is incomplete.")
@as_json
@refusals
def issue_plan(  # noqa: PLR0913 the options of the command
    code: str,
    number: str,
    on: datetime,
    coordinator: str | None,
    verifier: str | None,
    confirm: tuple[str, ...],
    *,
    as_json: bool,
) -> None:
    """Issue a draft plan by its decision; incomplete rows need a reason each."""
    begin_write()
    found = plan_of(code)
    history.take(found.id)
    db.session.refresh(found)  # whoever held the chain may have changed it
    tasks = issuing.tasks_of(found)
    tell_incomplete(tasks)
    decision = Decision(
        number=number,
        on=on.date(),
        coordinator_unit=coordinator_of(found, coordinator),
        verifier_unit=verifier_of(found, verifier),
    )
    by_code = {task.code: task.id for task in tasks}
    reasons = dict(reason_of(text, by_code) for text in confirm)
    issuing.issue(found, by=None, at=clock.now(), decision=decision, reasons=reasons)
    db.session.commit()
    if as_json:
        print_json({"plan": code, "state": found.state, "tasks": len(tasks)})
    else:
        click.echo(f"Đã ban hành {code}: {len(tasks)} nhiệm vụ.")


@click.command("export")
@click.argument("code")
@click.option("--format", "kind", type=click.Choice(["xlsx", "docx", "json"]), required=True)
@click.option("--out", type=OutFile(), required=True)
@refusals
def export_plan(code: str, kind: str, out: Path) -> None:
    """Write a plan as an annex that reads back as the same plan."""
    found = plan_of(code)
    if kind == "json":
        out.write_text(outgoing.json_text(found), encoding="utf-8")
    else:
        out.write_bytes(WRITERS[kind](outgoing.annex_of(found)))


def _summary(found: Plan) -> dict[str, object]:
    return {
        "code": found.code,
        "title": found.title,
        "year": found.year,
        "unit": found.authority.code,
        "state": found.state,
    }


def tell_incomplete(tasks: Iterable[Task]) -> None:
    """Say on stderr which rows are not complete, so that each can be confirmed."""
    for row in issuing.incomplete(tasks):
        lacks = "; ".join(MISSING_LABELS[what] for what in row.missing)
        click.echo(f"{row.task.code}: {lacks} – {row.task.title}", err=True)


def coordinator_of(found: Plan, code: str | None) -> Unit:
    """Return the unit of a code, the plan's, that of the coordinators, or the likeliest by name."""
    choices = units.of_authority(found.authority_id)
    if code is not None:
        return unit_of(choices, code)
    wanted = found.coordinator_unit_id or _unit_of_coordinators(found)
    likely = next((unit for unit in choices if unit.id == wanted), None)
    likely = likely or issuing.likely_coordinator(choices)
    if likely is None:
        raise Refused(N_("Nêu cơ quan thường trực bằng --coordinator."))
    return likely


def verifier_of(found: Plan, code: str | None) -> Unit:
    """Return the unit of a code, the plan's, Văn phòng, or the authority itself: its leaders."""
    choices = units.of_authority(found.authority_id)
    if code is not None:
        return unit_of(choices, code)
    set_before = next((unit for unit in choices if unit.id == found.verifier_unit_id), None)
    return set_before or issuing.likely_verifier(choices) or found.authority


def _unit_of_coordinators(found: Plan) -> int | None:
    today = clock.today()
    people = people_with(Role.COORDINATOR, authority_id=found.authority_id, on=today)
    posts = [post for person in people for post in person.posts(today)]
    return next((post.unit_id for post in posts if post.role == Role.COORDINATOR), None)


def unit_of(choices: list[Unit], code: str) -> Unit:
    """Return the unit of a code."""
    unit = next((one for one in choices if one.code == code), None)
    if unit is None:
        raise Refused(N_("Không có đơn vị mã %(code)s."), code=code)
    return unit


def reason_of(text: str, tasks: dict[str, int]) -> tuple[int, str]:
    """Return (task id, reason) of `NV05=REASON`."""
    code, _, reason = text.partition("=")
    if code not in tasks:
        raise Refused(N_("Không có nhiệm vụ mã %(code)s."), code=code)
    return tasks[code], reason
