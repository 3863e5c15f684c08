"""One letter of the ledger: as it went, what became of it, sent once more where it failed."""

from datetime import datetime
from functools import partial

from flask import Response, abort, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from tracker import history, outbox
from tracker.access.letters import letter_to_change, letter_to_see, readers_of
from tracker.history import GENERAL, Entry
from tracker.outbox import Letter
from tracker.outbox.afresh import FAILED
from tracker.pages.guard import Audience, audience
from tracker.pages.office_door import Act, PlainForm, carry_out
from tracker.pages.urging.door import in_frame, pages, with_frame
from tracker.pages.urging.words import STATES, advice, kind_words, reason
from tracker.reminders.told import told_by
from tracker.rules import N_


@pages.get("/da-gui/<int:letter_id>")
@audience(Audience.SECRETARIAT)
def letter(letter_id: int) -> Response:
    """Show a letter of the ledger as it went out, or why it did not."""
    return page_of(letter_id)


@pages.get("/da-gui/<int:letter_id>/ban-in")
@audience(Audience.SECRETARIAT)
def letter_frame(letter_id: int) -> Response:
    """Show that letter alone, for the frame."""
    found = letter_to_see(letter_id, by=current_user)
    return in_frame(found.html) if found.is_composed else abort(404)


@pages.post("/da-gui/<int:letter_id>/gui-lai")
@audience(Audience.SECRETARIAT)
def send_again(letter_id: int) -> ResponseReturnValue:
    """Queue a letter that failed once more."""

    def verb(found: Letter, at: datetime) -> None:
        outbox.try_again(found, at=at)
        entry = Entry("letter", found.id, "send_again")
        history.record(entry, chain_id=GENERAL, by=current_user.id, at=at)

    act = Act(
        load=partial(letter_to_change, letter_id, by=current_user), verb=verb,
        again=lambda _form: page_of(letter_id),
        back=url_for("urging.letter", letter_id=letter_id), said=N_("Thư được xếp gửi lại."),
    )  # fmt: skip
    return carry_out(PlainForm(), act)


def page_of(letter_id: int) -> Response:
    """Return the page of a letter of the ledger."""
    found = letter_to_see(letter_id, by=current_user)
    return with_frame(
        "urging/letter.html", letter=found, written=found, day=found.day,
        reader=readers_of([found])[found.id],
        told=told_by([found])[found.id], reason=reason, states=STATES, advice=advice(found),
        kind=kind_words(found.kind), has_failed=found.state in FAILED,
        frame=url_for("urging.letter_frame", letter_id=found.id) if found.is_composed else "",
        to_try=url_for("urging.try_letter", letter_id=found.id) if found.is_composed else "",
    )  # fmt: skip
