"""How a plan counts, by its settings: in force now or known at an instant, and how they change."""

from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from tracker import history
from tracker.accounts import Person, acts
from tracker.history import Entry, Event
from tracker.plans import Plan, PlanState
from tracker.rules import N_, Refused
from tracker.rules.progress import Settings

KIND, MOVE = "plan", "settings"
COUNTED = frozenset(setting.name for setting in fields(Settings))


def settings_of(plan: Plan, *, known: datetime | None = None) -> Settings:
    """Return the settings of a plan that say how it counts, the others left aside.

    `known` asks for those in force at an instant, whatever was changed since; the day that figures
    are asked for does not matter: one rule counts the whole year.
    """
    return counted(plan.settings if known is None else _known(plan, known))


def counted(held: dict[str, Any]) -> Settings:
    """Return the settings that say how a plan counts, of all that is kept with it."""
    return Settings(**{name: held[name] for name in COUNTED & held.keys()})


def change_settings(
    plan: Plan, wanted: dict[str, Any], *, by: Person, at: datetime
) -> Event | None:  # fmt: skip
    """Change some settings of a plan; the history keeps all of them, before and after.

    Nothing is recorded where nothing changes. Refused: a closed plan. The plan's chain must have
    been taken.
    """
    if plan.state == PlanState.CLOSED:
        raise Refused(N_("Kế hoạch đã kết thúc, không đổi cách tính được nữa."))
    before, after = dict(plan.settings), {**plan.settings, **wanted}
    if before == after:
        return None
    plan.settings = after
    entry = Entry(KIND, plan.id, MOVE, changes={"before": before, "after": after})
    return history.record(entry, chain_id=plan.id, by=by.id, at=at)


def changes_of(plan: Plan) -> list[Row[Any]]:
    """Return when the settings of a plan were changed, by whom and how, oldest first."""
    return acts(plan.id, kind=KIND, move=MOVE)


def _known(plan: Plan, known: datetime) -> dict[str, Any]:
    """Return what the last change by an instant set, or the first one after it found."""
    changes = changes_of(plan)
    found: dict[str, Any] = changes[0].changes["before"] if changes else plan.settings
    for made in changes:
        if made.at <= known:
            found = made.changes["after"]
    return found
