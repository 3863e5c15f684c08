"""Gửi thử cho tôi: a copy of one letter to whoever looks at it; it tells nobody anything."""

from collections.abc import Callable
from datetime import datetime

from flask import Response, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from tracker import outbox
from tracker.access import office
from tracker.access.letters import letter_to_see
from tracker.outbox import Texts
from tracker.pages.guard import Audience, audience
from tracker.pages.office_door import Act, PlainForm, carry_out
from tracker.pages.urging.day import day_asked, preview_of, written_for
from tracker.pages.urging.door import pages
from tracker.pages.urging.one import page_of
from tracker.rules import N_


@pages.post("/thu/<int:person_id>/gui-thu")
@audience(Audience.SECRETARIAT)
def try_foreseen(person_id: int) -> ResponseReturnValue:
    """Send oneself what a person would get on a day."""
    _person, _items, written = written_for(person_id, day_asked())
    back = url_for("urging.preview", person_id=person_id, ngay=request.args.get("ngay", ""))
    texts = Texts(written.subject, written.text, written.html)
    return try_out(texts, again=lambda _form: preview_of(person_id), back=back)


@pages.post("/da-gui/<int:letter_id>/gui-thu")
@audience(Audience.SECRETARIAT)
def try_letter(letter_id: int) -> ResponseReturnValue:
    """Send oneself a copy of a letter of the ledger."""
    found = letter_to_see(letter_id, by=current_user)
    texts = Texts(found.subject, found.text, found.html)
    back = url_for("urging.letter", letter_id=letter_id)
    return try_out(texts, again=lambda _form: page_of(letter_id), back=back)


def try_out(
    texts: Texts, *, again: Callable[[object], Response], back: str
) -> ResponseReturnValue:  # fmt: skip
    """Queue the copy, once for each press of the button."""

    def verb(_nothing: None, at: datetime) -> None:
        outbox.try_out(current_user, texts, address=current_user.mailbox, at=at)

    said = N_("Bản gửi thử đang được gửi tới địa chỉ của đồng chí.")
    return carry_out(PlainForm(), Act(office.to_write, verb, again, back, said))
