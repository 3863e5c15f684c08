"""One unit: shown, mended, renamed by a decision, moved, ended."""

from datetime import datetime

from flask.typing import ResponseReturnValue
from flask_login import current_user

from tracker.access import office
from tracker.pages.guard import Audience, audience
from tracker.pages.office_door import carry_out
from tracker.pages.units.door import (
    END,
    MOVE,
    RENAME,
    act_on,
    pages,
    show,
)
from tracker.pages.units.forms import (
    CorrectForm,
    EndForm,
    MoveForm,
    RenameForm,
)
from tracker.rules import N_
from tracker.units import Unit, tree


@pages.get("/<int:unit_id>")
@audience(Audience.ORGANISERS)
def one(unit_id: int) -> str:
    """Show a unit."""
    return show(unit_id)


@pages.post("/<int:unit_id>")
@audience(Audience.ORGANISERS)
def correct(unit_id: int) -> ResponseReturnValue:
    """Mend what was typed wrong."""
    form = CorrectForm()

    def verb(unit: Unit, at: datetime) -> None:
        tree.correct(unit, names=form.names, mail=form.mail, by=current_user, at=at)

    return carry_out(form, act_on(unit_id, verb, N_("Đã lưu.")))


@pages.post("/<int:unit_id>/doi-ten")
@audience(Audience.ORGANISERS)
def rename(unit_id: int) -> ResponseReturnValue:
    """Give a unit new names by a decision."""
    form = RenameForm(prefix=RENAME)

    def verb(unit: Unit, at: datetime) -> None:
        tree.rename(unit, names=form.names, decision=form.decision, by=current_user, at=at)

    return carry_out(form, act_on(unit_id, verb, N_("Đã đổi tên. Tên cũ giữ nguyên ở văn bản cũ.")))


@pages.post("/<int:unit_id>/chuyen")
@audience(Audience.ORGANISERS)
def move(unit_id: int) -> ResponseReturnValue:
    """Put a unit under another one."""
    form = MoveForm(prefix=MOVE).offer(unit_id)

    def verb(unit: Unit, at: datetime) -> None:
        parent = office.unit_to_see(form.parent_id.data, by=current_user)
        tree.move(unit, parent=parent, decision=form.decision, by=current_user, at=at)

    return carry_out(form, act_on(unit_id, verb, N_("Đã chuyển đơn vị cấp trên.")))


@pages.post("/<int:unit_id>/ket-thuc")
@audience(Audience.ORGANISERS)
def end(unit_id: int) -> ResponseReturnValue:
    """End a unit."""
    form = EndForm(prefix=END)

    def verb(unit: Unit, at: datetime) -> None:
        tree.end(unit, decision=form.decision, by=current_user, at=at)

    return carry_out(form, act_on(unit_id, verb, N_("Đã kết thúc hoạt động của đơn vị.")))
