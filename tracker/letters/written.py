"""What a letter is once it is written, and what all letters share."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from flask import current_app, render_template
from flask_babel import gettext

from tracker.accounts import Person
from tracker.db import db
from tracker.outbox import ToldItem
from tracker.rules import N_
from tracker.rules.numbers import format_day
from tracker.units import Unit

WEEKDAYS = (
    N_("Thứ Hai"), N_("Thứ Ba"), N_("Thứ Tư"), N_("Thứ Năm"), N_("Thứ Sáu"), N_("Thứ Bảy"),
    N_("Chủ nhật"),
)  # fmt: skip


@dataclass(frozen=True)
class Written:
    """A letter as it goes out; `tells` is written down once the mail server accepts it.

    `options` is the page on which the reader may say no to some of it, empty where there is none.
    """

    address: str
    subject: str
    text: str
    html: str
    tells: list[ToldItem] = field(default_factory=list)
    options: str = ""


@dataclass(frozen=True)
class Mailbox:
    """A unit's mailbox as a reader: nobody's name, no link of one's own, the office's language."""

    unit: Unit
    authority: Unit
    language: str = "vi"

    @property
    def mailbox(self) -> str:
        """The address."""
        return self.unit.mailbox


Reader = Person | Mailbox


@dataclass(frozen=True)
class Envelope:
    """To whom and on which day; the heading, the greeting, and what stands before opening."""

    person: Reader
    day: date
    subject: str
    heading: str
    greeting: str
    preheader: str = ""


def write(template: str, envelope: Envelope, *, tells: list[ToldItem], **values: Any) -> Written:
    """Render a letter's two parts, in the language that is in force."""
    person = envelope.person
    letter = {
        "language": person.language, "subject": envelope.subject, "heading": envelope.heading,
        "greeting": envelope.greeting, "preheader": envelope.preheader,
        "authority": person.authority.name, "day": day_words(envelope.day),
    }  # fmt: skip
    values["footer"] = values.get("footer") or footer()
    text, html = (
        render_template(f"letters/{template}.{kind}", letter=letter, **values)
        for kind in ("txt", "html")
    )
    return Written(person.mailbox, envelope.subject, text, html, tells)


def footer() -> dict[str, Any]:
    """Return what stands under every letter."""
    words = gettext(
        "Mỗi ngày làm việc nhiều nhất một thư; việc đã cập nhật chỉ nhắc lại khi đến mốc sau."
    )
    ways = [{"words": gettext("Nhiệm vụ của tôi"), "href": link_to("tasks.mine")}]
    contact = gettext("Thư tự động, không trả lời thư này. Cần hỗ trợ, hỏi cơ quan thường trực.")
    return {"words": words, "links": ways, "contact": contact}


def urging_footer() -> dict[str, Any]:
    """Return what stands under a letter by which somebody urges: it is outside the one a day."""
    words = gettext("Thư đôn đốc của cơ quan thường trực; mỗi đơn vị nhiều nhất 02 lần một ngày.")
    return footer() | {"words": words}


def link_to(endpoint: str, **values: Any) -> str:
    """Return a page's address under PUBLIC_BASE_URL, whatever host the request or job has."""
    base: str = current_app.config["PUBLIC_BASE_URL"]
    path = current_app.url_map.bind("").build(endpoint, values)
    return base + path


def mailbox_of(unit: Unit) -> Mailbox:
    """Return a unit's mailbox as the reader of a letter."""
    return Mailbox(unit, db.session.get_one(Unit, unit.authority_id or unit.id))


def units_of(reader: Reader, *, on: date) -> list[int]:
    """Return for which units a letter is read: those of a person's posts, or a mailbox's own."""
    if isinstance(reader, Mailbox):
        return [reader.unit.id]
    return [post.unit_id for post in reader.posts(on)]


def greeting_of(person: Reader, *, on: date) -> str:
    """Return the opening: the name and the unit; a mailbox is greeted as the unit."""
    if isinstance(person, Mailbox):
        return gettext("Kính gửi %(unit)s.", unit=person.unit.name)
    posts = person.posts(on)
    unit = posts[0].unit.name if posts else ""
    if not unit:
        return gettext("Kính gửi đồng chí %(name)s.", name=person.full_name)
    return gettext("Kính gửi đồng chí %(name)s, %(unit)s.", name=person.full_name, unit=unit)


def day_words(day: date) -> str:
    """Return Thứ Ba, ngày 06/12/2022."""
    weekday = gettext(WEEKDAYS[day.weekday()])
    return gettext("%(weekday)s, ngày %(day)s", weekday=weekday, day=format_day(day))
