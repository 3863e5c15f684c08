"""Whether letters may leave and whether anybody sends them: for the secretariat and the admin."""

from dataclasses import dataclass
from datetime import datetime

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_login import current_user
from wtforms import RadioField, StringField
from wtforms.validators import InputRequired, Length

from tracker import clock, heartbeats
from tracker.access import NotFound, office
from tracker.access.letters import visible_letters
from tracker.accounts import holds
from tracker.accounts.holds import LetterHold, Wish
from tracker.heartbeats import Heartbeat
from tracker.outbox import ledger
from tracker.pages.forms import Form, options
from tracker.pages.guard import Audience, audience
from tracker.pages.office_door import Act, PlainForm, carry_out, in_place
from tracker.pages.urging.door import hold_now, pages
from tracker.pages.urging.words import STATES
from tracker.rules import N_

JOBS = {
    "queue_reminders": N_("Xếp thư nhắc"),
    "deliver": N_("Gửi thư"),
    "housekeep": N_("Dọn dữ liệu tạm"),
}
# A job that has not run for so many of its turns needs somebody's eye; the watchdog is quicker.
LATE_MINUTES = {"queue_reminders": 10, "deliver": 10, "housekeep": 180}
TODAY, OPEN_END = "hom-nay", "den-khi-mo"


class HoldForm(Form):
    """For how long letters are held, and why."""

    until = RadioField(
        lazy_gettext("Tạm dừng"), default=TODAY,
        choices=options([
            (TODAY, lazy_gettext("Hôm nay")), (OPEN_END, lazy_gettext("Đến khi mở lại")),
        ]),
    )  # fmt: skip
    reason = StringField(lazy_gettext("Lý do"), validators=[InputRequired(), Length(max=500)])


@dataclass(frozen=True)
class Tick:
    """A job in words, its last run on any node, and whether that was too long ago."""

    words: str
    beat: Heartbeat | None
    is_late: bool


@pages.get("/tinh-trang")
@audience(Audience.ORGANISERS)
def state() -> str:
    """Show whether letters may leave, when each job last ran, and what waits."""
    return drawn(None)


@pages.post("/tam-dung")
@audience(Audience.ORGANISERS)
def hold() -> ResponseReturnValue:
    """Hold the letters of reminders."""
    form = HoldForm()

    def verb(_nothing: None, at: datetime) -> None:
        wish = Wish(form.reason.data or "", only_today=form.until.data == TODAY)
        holds.hold(wish, by=current_user, at=at)

    said = N_("Đã tạm dừng gửi thư nhắc.")
    return carry_out(form, Act(office.to_write, verb, drawn, url_for("urging.state"), said))


@pages.post("/mo-lai")
@audience(Audience.ORGANISERS)
def lift() -> ResponseReturnValue:
    """Let the letters go again."""

    def load() -> LetterHold:
        office.to_write()
        found = hold_now()
        if found is None:
            raise NotFound
        return found

    def verb(found: LetterHold, at: datetime) -> None:
        holds.lift(found, by=current_user, at=at)

    said = N_("Đã mở lại. Thư được soạn theo số liệu lúc này và gửi trong giờ gửi thư.")
    return carry_out(PlainForm(), Act(load, verb, drawn, url_for("urging.state"), said))


def drawn(posted: Form | None) -> str:
    """Draw the page; a form that could not be taken stands in its own place."""
    counts = ledger.counts([visible_letters(current_user)])
    return render_template(
        "urging/state.html", form=in_place(HoldForm(formdata=None), posted), ticks=ticks(),
        counts={state: counts[state] for state in STATES if counts.get(state)}, states=STATES,
        times=holds.times_of(current_user.authority_id),
    )  # fmt: skip


def ticks() -> list[Tick]:
    """Return each job with its last run, the ones that never ran as well."""
    found, now = {tick.job: tick for tick in heartbeats.latest()}, clock.now()
    return [
        Tick(gettext(words), found.get(job), is_late(job, found.get(job), now))
        for job, words in JOBS.items()
    ]


def is_late(job: str, beat: Heartbeat | None, now: datetime) -> bool:
    """Tell whether a job ran too long ago, or never."""
    return beat is None or (now - beat.at).total_seconds() > 60 * LATE_MINUTES[job]
