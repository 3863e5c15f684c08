"""What the pages of all registers share: to add, to correct and to void; a register's story."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from tracker import clock, history, registers
from tracker.access.registers import entry_to_change, unit_to_enter
from tracker.accounts import Person
from tracker.db import db
from tracker.pages.filters import instant
from tracker.pages.forms import Form
from tracker.pages.office_door import Act, carry_out
from tracker.pages.registers.forms import OfUnit, VoidForm
from tracker.registers import Registered
from tracker.rules import N_
from tracker.units import Unit

VOID = "huy-"  # two forms stand on a page: the ids of their fields must differ
Draw = Callable[[Form | None], str]
MOVES = {
    "add": ("plus", N_("nhập mục này")),
    "enter": ("plus", N_("nhập mục này")),
    "correct": ("edit", N_("sửa")),
    "send": ("send", N_("ghi nhận đã gửi phiếu")),
    "void": ("ban", N_("hủy")),
}


def add(
    form: OfUnit, verb: Callable[[Unit, datetime], object], *, draw: Draw, back: str
) -> ResponseReturnValue:
    """Enter what a form tells for the unit that it names."""
    act = Act(
        load=lambda: unit_to_enter(form.unit.data or 0, by=current_user, on=clock.today()),
        verb=verb, again=draw, back=back, said=N_("Đã ghi vào sổ."),
    )  # fmt: skip
    return carry_out(form, act)


def change(
    form: Form, entry: tuple[type[Any], int], verb: Callable[[Any, datetime], object], *,
    draw: Draw, back: str,
) -> ResponseReturnValue:  # fmt: skip
    """Change an entry of a register, named by its kind and id, as a form says."""
    kind, entry_id = entry
    act = Act(
        load=lambda: entry_to_change(kind, entry_id, by=current_user, on=clock.today()),
        verb=verb, again=draw, back=back, said=N_("Đã lưu."),
    )  # fmt: skip
    return carry_out(form, act)


def make_void(
    entry: tuple[type[Any], int], *, draw: Draw, back: str
) -> ResponseReturnValue:  # fmt: skip
    """Take a wrong entry out of every count."""
    form = VoidForm(prefix=VOID)

    def void(found: Registered, at: datetime) -> None:
        registers.void(found, reason=form.reason.data or "", by=current_user, at=at)

    return change(form, entry, void, draw=draw, back=back)


def story_of(entry: Registered) -> list[dict[str, str]]:
    """Return what happened to an entry, the newest first, as `_lists.timeline` takes it."""
    told = history.of(entry.__tablename__, entry.id)[::-1]
    ids = {event.actor_id for event in told}
    names = {one.id: one.full_name for one in db.session.query(Person).filter(Person.id.in_(ids))}
    return [
        {
            "icon": MOVES[event.move][0], "tone": "none", "quote": event.note,
            "who_did": names.get(event.actor_id or 0, gettext("Hệ thống")),
            "rest": f" {gettext(MOVES[event.move][1])}", "at": instant(event.at),
        }
        for event in told
    ]  # fmt: skip
