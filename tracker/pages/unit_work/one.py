"""One unit: the tasks it leads, and what it owes to the tasks of others, each with its list."""

from dataclasses import dataclass

from flask import render_template, request
from flask_babel import gettext
from flask_login import current_user

from tracker import access, accounts, clock, reports
from tracker.access import office, urging
from tracker.figures.shares import HOLDS, Share, ShareState
from tracker.pages.guard import ROLES, Audience, audience
from tracker.pages.unit_work.blueprint import pages
from tracker.pages.unit_work.day import Day, asked_day, row_of, shares_href, tasks_href
from tracker.pages.urged import urged_words
from tracker.rules import N_
from tracker.rules.words import Role
from tracker.tasks.filters import Due, State
from tracker.units import Unit
from tracker.urgings import ledger

LABELS = {
    ShareState.MISSING: N_("Quá hạn, chưa có kết quả"),
    ShareState.NEVER: N_("Quá hạn, chưa từng trả lời"),
    ShareState.OPEN: N_("Chưa đến hạn"),
    ShareState.DONE: N_("Đã xong"),
    ShareState.LATE: N_("Xong trễ hạn"),
}


@pages.get("/<int:unit_id>")
@audience(Audience.SIGNED_IN)
def one(unit_id: int) -> str:
    """Show the work of a unit."""
    unit = office.unit_to_see(unit_id, by=current_user)
    if unit.authority_id != current_user.authority_id:
        raise access.NotFound
    day = asked_day()
    if day is None:
        return render_template("unit_work/listing.html", day=None, rows=[], text="")
    asked = request.args.get("xem", "")
    shown = work_of(unit, day, ShareState(asked) if asked in set(ShareState) else None)
    posts = accounts.people_in([unit.id], on=clock.today()).get(unit.id, [])
    return render_template(
        "unit_work/one.html", unit=unit, day=day, work=shown, posts=posts, states=State, dues=Due,
        row=row_of(unit, day, day.figures.by_lead()), tasks_href=tasks_href,
        collected=day.figures.by_collecting().get(unit.id), shares_href=shares_href,
        share_states=ShareState, has_letter=has_letter(unit, day), may_urge=may_urge(unit),
        urged=urged_words(ledger.of_units([unit.id], [day.plan.id]).get(unit.id, [])),
    )  # fmt: skip


def may_urge(unit: Unit) -> bool:
    """Tell whether the person may urge the unit by hand, and it owes something."""
    if Role.COORDINATOR not in access.roles(current_user, on=clock.today()):
        return False
    return urging.owes(unit, by=current_user)


def has_letter(unit: Unit, day: Day) -> bool:
    """Tell whether the person may draft a letter to the unit, and there is something to urge on."""
    if not access.roles(current_user, on=clock.today()) & ROLES[Audience.DECIDERS]:
        return False
    return reports.is_to_urge(unit, day.figures, day.shares)


@dataclass(frozen=True)
class Work:
    """A unit's shares as an address narrows them, and the ways to narrow them."""

    shares: list[Share]
    views: list[dict[str, object]]


def work_of(unit: Unit, day: Day, state: ShareState | None) -> Work:
    """Return the shares of a unit in a state, the earliest day first."""
    held = sorted(day.shares.get(unit.id, []), key=lambda share: share.due_on)
    found = [share for share in held if state is None or HOLDS[state](share, day.on)]
    views: list[dict[str, object]] = [
        {
            "words": gettext("Tất cả"), "count": len(held), "active": state is None,
            "href": shares_href(day, unit),
        }
    ]  # fmt: skip
    for one_state, words in LABELS.items():
        count = sum(1 for share in held if HOLDS[one_state](share, day.on))
        href = shares_href(day, unit, one_state)
        active = one_state is state
        if count or active:
            views.append(
                {"words": gettext(words), "count": count, "active": active, "href": href}
            )  # fmt: skip
    return Work(found, views)
