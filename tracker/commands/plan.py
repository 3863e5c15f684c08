"""Plans from the command line."""

from datetime import date, datetime

import click

from tracker import clock, plans
from tracker.commands.answers import as_json, print_json, refusals
from tracker.figures import figures_of
from tracker.figures import rollup as rollup_of
from tracker.plans import Plan, PlanState
from tracker.rules import N_, Refused

plan = click.Group("plan", help="Plans: read an annex in, issue, figures.")
DAY = click.DateTime(["%Y-%m-%d"])
INSTANT = click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"])


@plan.command("rollup")
@click.argument("code")
@click.option("--as-of", type=DAY, help="Day of the figures; today, or the closing day.")
@click.option("--known", type=INSTANT, help="What was recorded by then, Vietnam time; default all.")
@as_json
@refusals
def rollup(code: str, as_of: datetime | None, known: datetime | None, *, as_json: bool) -> None:
    """Print a plan's figures by area and by unit, as of a day."""
    found = plan_of(code)
    day = as_of.date() if as_of else usual_day(found)
    instant = known.replace(tzinfo=clock.VIETNAM) if known else None
    document = rollup_of(figures_of(found, as_of=day, known=instant))
    if as_json:
        print_json(document)
    else:
        counts = document["plan"]
        done = f"{counts['executed']}/{counts['total']}"
        click.echo(f"{code}, {day:%d/%m/%Y}: {done} nhiệm vụ, {counts['executed_rate'] or '–'}%")


def plan_of(code: str) -> Plan:
    """Return a plan by its code."""
    found = plans.by_code(code)
    if found is None:
        raise Refused(N_("Không có kế hoạch mã %(code)s."), code=code)
    return found


def usual_day(found: Plan) -> date:
    """Return the day that figures are asked for: the closing day of a closed plan, else today."""
    if found.state == PlanState.CLOSED and found.closed_on is not None:
        return found.closed_on
    return clock.today()
