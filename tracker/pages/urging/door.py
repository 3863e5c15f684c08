"""What the pages of Theo dõi, đôn đốc share: blueprint, the day asked for, letters in frames."""

from dataclasses import dataclass
from datetime import date, timedelta

from flask import Blueprint, Response, current_app, make_response, render_template
from flask_babel import gettext
from flask_login import current_user

from tracker import access, clock
from tracker.accounts import holds
from tracker.accounts.holds import LetterHold
from tracker.pages.guard import ROLES, Audience
from tracker.pages.security import FRAMED, WITH_FRAMES
from tracker.pages.urging.words import server_words
from tracker.rules import Refused
from tracker.rules.numbers import parse_day
from tracker.rules.working_days import Calendar

pages = Blueprint("urging", __name__, url_prefix="/theo-doi")


@dataclass(frozen=True)
class AskedDay:
    """The day asked for, and why what was typed is none; by default the next working day."""

    day: date
    refused: str = ""


@pages.context_processor
def around() -> dict[str, object]:
    """Give every page what stands above it: no mail server, letters held, the other pages."""
    return {
        "has_mail": bool(current_app.config["SMTP_URL"]), "hold": hold_now,
        "is_secretariat": is_secretariat, "is_admin": is_admin, "fault_words": fault_words,
        "server_words": server_words,
    }  # fmt: skip


def is_secretariat() -> bool:
    """Tell whether the viewer may open the other pages as well."""
    return bool(access.roles(current_user, on=clock.today()) & ROLES[Audience.SECRETARIAT])


def is_admin() -> bool:
    """Tell whether the viewer looks after the program, and may be told its settings' names."""
    return bool(access.roles(current_user, on=clock.today()) & ROLES[Audience.ADMIN])


def fault_words(text: str) -> str:
    """Return why a job does nothing; whoever cannot change a setting is told whom to ask."""
    if "SMTP_URL" in text and not is_admin():
        return gettext("Máy chủ thư chưa được đặt đúng: báo người quản trị.")
    return server_words(text)


def hold_now() -> LetterHold | None:
    """Return the hold under which the letters of the viewer's authority are."""
    return holds.held(current_user.authority_id, at=clock.now())


def asked_day(text: str, calendar: Calendar) -> AskedDay:
    """Return the day that was typed."""
    usual = calendar.next_working_day(clock.today() + timedelta(days=1))
    if not text:
        return AskedDay(usual)
    try:
        return AskedDay(parse_day(text))
    except Refused as no:
        return AskedDay(usual, gettext(no.msgid, **no.values))


def with_frame(template: str, **values: object) -> Response:
    """Draw a page in which a letter of ours stands as its reader sees it."""
    answer = make_response(render_template(template, **values))
    answer.headers["Content-Security-Policy"] = WITH_FRAMES
    return answer


def in_frame(html: str) -> Response:
    """Answer with a letter as it looks, shut into its frame: no script, no form, no way out."""
    answer = make_response(html)
    answer.headers["Content-Security-Policy"] = FRAMED
    return answer
