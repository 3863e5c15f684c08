"""Addresses that take no letters: marked where letters come back, unmarked by hand."""

from datetime import datetime

from flask import request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from tracker.accounts import Person, addresses
from tracker.pages.guard import Audience, audience
from tracker.pages.office_door import PlainForm, carry_out
from tracker.pages.people.door import act_on, pages
from tracker.rules import N_

LONGEST = 500


@pages.post("/<int:person_id>/khong-nhan-duoc-thu")
@audience(Audience.ORGANISERS)
def mark_address(person_id: int) -> ResponseReturnValue:
    """Note that letters to the person's address come back."""
    why = request.form.get("why", "")[:LONGEST]

    def verb(person: Person, at: datetime) -> None:
        addresses.mark_dead(person, why=why, by=current_user, at=at)

    said = N_("Đã đánh dấu: không gửi thư tới địa chỉ này nữa.")
    return carry_out(PlainForm(), act_on(person_id, verb, said))


@pages.post("/<int:person_id>/nhan-duoc-thu")
@audience(Audience.ORGANISERS)
def unmark_address(person_id: int) -> ResponseReturnValue:
    """Note that the person's address takes letters after all."""

    def verb(person: Person, at: datetime) -> None:
        addresses.unmark(person, by=current_user, at=at)

    said = N_("Đã bỏ đánh dấu: thư lại được gửi tới địa chỉ này.")
    return carry_out(PlainForm(), act_on(person_id, verb, said))
