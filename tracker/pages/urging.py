"""Theo dõi, đôn đốc: whom the next digests tell what and why, and what became of the letters."""

from dataclasses import dataclass
from datetime import date, timedelta

from flask import Blueprint, abort, current_app, render_template, request
from flask_babel import force_locale, gettext
from flask_login import current_user

from tracker import clock, heartbeats, letters, reminders, workdays
from tracker.access import office
from tracker.accounts import Person
from tracker.outbox import Letter, LetterState, ledger
from tracker.pages.guard import Audience, audience
from tracker.reminders import Item
from tracker.reminders.phantoms import WHY_LABELS, phantoms
from tracker.reminders.recipients import people_of
from tracker.rules import N_, Refused
from tracker.rules.fold import sort_key
from tracker.rules.ladder import stage_of
from tracker.rules.numbers import parse_day
from tracker.rules.words import STAGE_LABELS
from tracker.rules.working_days import Calendar
from tracker.units import Unit

pages = Blueprint("urging", __name__)

STATES = {
    LetterState.QUEUED: (N_("Chờ gửi"), "hourglass", "wait"),
    LetterState.CLAIMED: (N_("Đang gửi"), "send", "run"),
    LetterState.SENT: (N_("Máy chủ thư đã nhận"), "check", "met"),
    LetterState.DROPPED: (N_("Không còn gì để nhắc"), "circle-dashed", "none"),
    LetterState.DEAD: (N_("Không gửi được"), "alert-circle", "over"),
    LetterState.HELD: (N_("Giữ lại, cần xem"), "alert-triangle", "soon"),
}
# The first words of an item's stage, where it is no rung of the ladder.
OTHER_STAGES = {
    "returned": N_("Bị trả lại"),
    "assigned": N_("Mới giao, chưa bắt đầu"),
    "waiting": N_("Chờ xác nhận"),
    "asked": N_("Đề nghị chờ cho ý kiến"),
    "decided": N_("Đề nghị đã có ý kiến"),
    "moved": N_("Nhiệm vụ chuyển đơn vị"),
    "answers": N_("Kết quả của các đơn vị chờ chấp nhận"),
    "part": N_("Phần việc phối hợp, mỗi tuần một lần"),
}

JOBS = {"queue_reminders": N_("Xếp thư nhắc"), "deliver": N_("Gửi thư")}


@dataclass(frozen=True)
class Foreseen:
    """The digest of one person on a day: who, and each item with its reason in words."""

    person: Person
    items: list[tuple[Item, str]]
    news: int


@pages.get("/theo-doi")
@audience(Audience.SECRETARIAT)
def show() -> str:
    """Show the letters of a day to come: who is told what, and why."""
    today = clock.today()
    calendar = workdays.calendar(current_user.authority_id)
    day, refused = asked_day(request.args.get("ngay", ""), today, calendar)
    return render_template(
        "urging/show.html", day=day, refused=refused, foreseen=foreseen(day, calendar),
        has_mail=bool(current_app.config["SMTP_URL"]),
    )  # fmt: skip


@pages.get("/theo-doi/nguoi-nhan")
@audience(Audience.SECRETARIAT)
def unreached() -> str:
    """Show whom letters would not reach, and why."""
    found = phantoms(current_user.authority_id, on=clock.today())
    return render_template("urging/unreached.html", found=found, labels=WHY_LABELS)


@pages.get("/theo-doi/da-gui")
@audience(Audience.SECRETARIAT)
def sent() -> str:
    """Show the ledger: how many letters are in which state, and what became of the latest."""
    readers = readers_to_see()
    asked = ledger.Readers(readers.people, readers.units)
    return render_template(
        "urging/sent.html", letters=ledger.latest(asked), counts=ledger.counts(asked),
        names=readers, states=STATES, ticks=ticks(),
        has_mail=bool(current_app.config["SMTP_URL"]),
    )  # fmt: skip


@pages.get("/theo-doi/thu/<int:person_id>")
@audience(Audience.SECRETARIAT)
def preview(person_id: int) -> str:
    """Show the digest that a person would get on a day, as text."""
    calendar = workdays.calendar(current_user.authority_id)
    day, _ = asked_day(request.args.get("ngay", ""), clock.today(), calendar)
    person = office.people_to_see(current_user).get(person_id) or abort(404)
    items = reminders.gather(person.authority_id, day=day).get(person.id, [])
    with force_locale(person.language):
        written = letters.digest(person, items, day=day)
    if written is None:
        abort(404)
    return render_template("urging/preview.html", person=person, written=written, day=day)


@pages.get("/theo-doi/da-gui/<int:letter_id>")
@audience(Audience.SECRETARIAT)
def letter(letter_id: int) -> str:
    """Show a letter of the ledger as it went out."""
    readers = readers_to_see()
    found = ledger.one(letter_id, ledger.Readers(readers.people, readers.units))
    if found is None:
        abort(404)
    return render_template(
        "urging/letter.html", name=readers.name_of(found), written=found, day=found.day
    )


@dataclass(frozen=True)
class Readers:
    """Whose letters the secretariat sees: the authority's people, and its units by mailbox."""

    people: dict[int, Person]
    units: dict[int, Unit]

    def name_of(self, letter: Letter) -> str:
        """Return to whom a letter goes."""
        if letter.unit_id is not None:
            return gettext("Hộp thư %(unit)s", unit=self.units[letter.unit_id].name)
        return self.people[letter.person_id or 0].full_name


def readers_to_see() -> Readers:
    """Return whose letters the signed-in person sees."""
    units = {unit.id: unit for unit in office.units_of_authority(current_user)}
    return Readers(office.people_to_see(current_user), units)


def ticks() -> list[tuple[str, heartbeats.Heartbeat]]:
    """Return the jobs that send, in words, with their last run; none where no job ever ran."""
    return [(gettext(JOBS[tick.job]), tick) for tick in heartbeats.latest() if tick.job in JOBS]


def asked_day(text: str, today: date, calendar: Calendar) -> tuple[date, str]:
    """Return the day asked for; by default the next working day."""
    usual = calendar.next_working_day(today + timedelta(days=1))
    if not text:
        return usual, ""
    try:
        return parse_day(text), ""
    except Refused as no:
        return usual, gettext(no.msgid, **no.values)


def foreseen(day: date, calendar: Calendar) -> list[Foreseen]:
    """Return the digests that would go out on a day: those with news, by person."""
    authority_id = current_user.authority_id
    people = people_of(authority_id, on=day)
    found = reminders.gather(authority_id, day=day, calendar=calendar, people=people)
    digests = [
        Foreseen(
            people.by_id[person_id], [(item, reason(item)) for item in items],
            news=sum(1 for item in items if item.is_news),
        )
        for person_id, items in found.items()
    ]  # fmt: skip
    return sorted(
        (one for one in digests if one.news), key=lambda one: sort_key(one.person.full_name)
    )


def reason(item: Item) -> str:
    """Return why an item is told, in words."""
    first = item.stage.partition(":")[0]
    return gettext(OTHER_STAGES.get(first) or STAGE_LABELS[stage_of(item.stage)])
