"""What the frame of every page shows: who is signed in, the way to lists, messages left behind."""

import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import cast

from flask import Flask, current_app, get_flashed_messages, has_request_context, request, url_for
from flask_babel import gettext
from flask_login import current_user
from markupsafe import Markup

from tracker import clock
from tracker.accounts import Person
from tracker.db import db
from tracker.pages.looks import fresh_words, state_look, state_words, time_look, time_words
from tracker.pages.nav import nav_items
from tracker.rules import N_
from tracker.units import Unit

SEARCH = "tasks.listing"
SIGN_OUT = "sign_in.out"
# The person's own pages: a link stands here once its page exists.
OWN_PAGES = (
    ("account.index", N_("Tài khoản"), "user"),
    ("my_reminders.show", N_("Tùy chọn nhắc việc"), "mail"),
    ("account.sessions", N_("Thiết bị đang đăng nhập"), "device-laptop"),
    ("account.password", N_("Đổi mật khẩu"), "key"),
    ("account.two_step", N_("Xác thực hai bước"), "shield-lock"),
)
FLASH_LOOKS = {
    "saved": ("circle-check", "met"),
    "part": ("alert-triangle", "soon"),  # saved but for its file
    "refused": ("alert-circle", "over"),
    "warning": ("alert-triangle", "soon"),
    "message": ("info-circle", "run"),
}


@dataclass(frozen=True)
class Viewer:
    """The signed-in person as the frame shows them."""

    name: str
    initials: str
    title: str
    authority: str
    is_demo: bool


@dataclass(frozen=True)
class Flash:
    """A message left by the page before."""

    text: str
    icon: str
    tone: str
    kind: str


def register(app: Flask) -> None:
    """Give the templates what the frame and the macros ask for."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        static_url=static_url, icon=icon, viewer=viewer, nav_items=nav_items,
        search_url=search_url, sign_out_url=sign_out_url, own_pages=own_pages, flashes=flashes,
        state_look=state_look, state_words=state_words, time_look=time_look, time_words=time_words,
        fresh_words=fresh_words,
    )  # fmt: skip


def static_url(name: str) -> str:
    """Return the address of a file of ours, which changes with its content."""
    root = request.script_root if has_request_context() else ""
    digest = _digest(str(current_app.static_folder), name)
    return f"{root}{current_app.static_url_path}/{name}?v={digest}"


def icon(name: str, classes: str = "") -> Markup:
    """Return an icon of the sprite; it says nothing, so a word must stand beside it.

    Raises KeyError for a name that the sprite does not hold: it would be an empty space.
    """
    return _drawn(static_url("icons.svg"), name, classes)


@cache
def _digest(folder: str, name: str) -> str:
    return sha256(Path(folder, name).read_bytes()).hexdigest()[:8]


@cache
def _sprite(folder: str) -> frozenset[str]:
    text = Path(folder, "icons.svg").read_text(encoding="utf-8")
    return frozenset(re.findall(r'<symbol id="([^"]+)"', text))


# A list of 64 tasks draws 130 icons of a dozen kinds.
@cache
def _drawn(sprite: str, name: str, classes: str) -> Markup:
    if name not in _sprite(str(current_app.static_folder)):
        raise KeyError(name)
    return Markup('<svg class="{}" aria-hidden="true"><use href="{}#{}"/></svg>').format(
        f"icon {classes}".rstrip(), sprite, name
    )


def viewer() -> Viewer | None:
    """Return the signed-in person, or None."""
    if not (has_request_context() and current_user and current_user.is_authenticated):
        return None
    person: Person = current_user
    authority = db.session.get(Unit, person.authority_id)
    return Viewer(
        name=person.full_name, initials=initials(person.full_name), title=title(person),
        authority=authority.name if authority else "", is_demo=person.is_demo,
    )  # fmt: skip


def title(person: Person) -> str:
    """Return what a person is called beside the name: the first post's title, else its unit."""
    posts = person.posts(clock.today())
    return (posts[0].title or posts[0].unit.name) if posts else ""


def initials(full_name: str) -> str:
    """Return the first letters of the family name and the given name: Phạm Thị Hoa is PH."""
    words = full_name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


def search_url() -> str | None:
    """Return where tasks are searched, if that page exists."""
    return url_for(SEARCH) if SEARCH in current_app.view_functions else None


def sign_out_url() -> str | None:
    """Return where signing out is posted to, if that page exists."""
    return url_for(SIGN_OUT) if SIGN_OUT in current_app.view_functions else None


def own_pages() -> list[tuple[str, str, str]]:
    """Return address, words and icon of each of the person's own pages."""
    return [
        (url_for(endpoint), gettext(words), picture)
        for endpoint, words, picture in OWN_PAGES
        if endpoint in current_app.view_functions
    ]


def flashes() -> list[Flash]:
    """Return the messages that the page before left, each with its look."""
    return [
        Flash(text, *FLASH_LOOKS.get(kind, FLASH_LOOKS["message"]), kind=kind)
        for kind, text in cast(list[tuple[str, str]], get_flashed_messages(with_categories=True))
    ]
