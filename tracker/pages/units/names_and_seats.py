"""The other names of a unit, and the members of a group."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from flask.typing import ResponseReturnValue
from flask_login import current_user

from tracker.access import office
from tracker.pages.guard import Audience, audience
from tracker.pages.office_door import Act, PlainForm, carry_out
from tracker.pages.units.door import ALIAS, JOIN, act_on, leave_prefix, page_of, pages, show
from tracker.pages.units.forms import AliasForm, JoinForm, LeaveForm
from tracker.rules import N_
from tracker.units import GroupMember, Unit, UnitAlias, aliases, groups


@pages.post("/<int:unit_id>/ten-goi-khac")
@audience(Audience.ORGANISERS)
def add_alias(unit_id: int) -> ResponseReturnValue:
    """Let papers write the unit another way."""
    form = AliasForm(prefix=ALIAS)

    def verb(unit: Unit, at: datetime) -> None:
        by, text = current_user, form.text.data or ""
        aliases.add(unit, authority_id=by.authority_id, text=text, by=by, at=at)

    return carry_out(form, act_on(unit_id, verb, N_("Đã thêm tên gọi khác.")))


@pages.post("/<int:unit_id>/ten-goi-khac/<int:alias_id>/bo")
@audience(Audience.ORGANISERS)
def drop_alias(unit_id: int, alias_id: int) -> ResponseReturnValue:
    """Forget an alias."""

    def verb(alias: UnitAlias, at: datetime) -> None:
        aliases.drop(alias, by=current_user, at=at)

    load = partial(office.alias_to_manage, alias_id, by=current_user)
    return carry_out(PlainForm(), act_beside(unit_id, load, verb, N_("Đã bỏ tên gọi khác.")))


@pages.post("/<int:unit_id>/thanh-vien")
@audience(Audience.ORGANISERS)
def join(unit_id: int) -> ResponseReturnValue:
    """Seat units in a group."""
    form = JoinForm(prefix=JOIN).offer(office.unit_to_see(unit_id, by=current_user))

    def verb(group: Unit, at: datetime) -> None:
        groups.join_all(group, units=form.units, on=form.on.data, by=current_user, at=at)

    return carry_out(form, act_on(unit_id, verb, N_("Đã thêm thành viên.")))


@pages.post("/<int:unit_id>/thanh-vien/<int:seat_id>/ra")
@audience(Audience.ORGANISERS)
def leave(unit_id: int, seat_id: int) -> ResponseReturnValue:
    """End a seat in a group."""
    form = LeaveForm(prefix=leave_prefix(seat_id))

    def verb(seat: GroupMember, at: datetime) -> None:
        groups.leave(seat, on=form.on.data, by=current_user, at=at)

    load = partial(office.seat_to_manage, seat_id, by=current_user)
    return carry_out(form, act_beside(unit_id, load, verb, N_("Đã đưa ra khỏi nhóm.")))


def act_beside(
    unit_id: int, load: Callable[[], Any], verb: Callable[[Any, datetime], None], said: str
) -> Act:
    """Return the act of a verb on a record that stands on a unit's page."""
    return Act(load, verb, partial(show, unit_id), page_of(unit_id), said)
