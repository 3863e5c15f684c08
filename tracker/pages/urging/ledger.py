"""The ledger: what became of letters, narrowed by reader, unit, task, state and day."""

from typing import Any

from flask import render_template, request, url_for
from flask_babel import gettext
from flask_login import current_user
from sqlalchemy import select

from tracker.access.letters import LetterFilters, narrowed, readers_of
from tracker.db import db
from tracker.outbox import ledger
from tracker.outbox.ledger import OPENED, UNOPENED
from tracker.pages.guard import Audience, audience
from tracker.pages.limits import LAST_ID, page_asked
from tracker.pages.paging import paging_of
from tracker.pages.urging.door import pages
from tracker.pages.urging.words import STATES, advice, kind_words
from tracker.rules import N_, Refused
from tracker.rules.numbers import parse_day
from tracker.units import Unit

PER_PAGE = 50
FURTHER = {OPENED: N_("Đã mở"), UNOPENED: N_("Chưa mở")}


@pages.get("/da-gui")
@audience(Audience.SECRETARIAT)
def sent() -> str:
    """Show the ledger."""
    filters, refused = filters_asked()
    those, number = narrowed(filters, by=current_user), page_asked()
    counts = ledger.counts(those)
    if filters.state:
        those.append(ledger.in_state(filters.state))
    letters = ledger.page(those, number=number, size=PER_PAGE)
    total = counts.get(filters.state, 0) if filters.state else total_of(counts)
    return render_template(
        "urging/sent.html", letters=letters, readers=readers_of(letters), filters=filters,
        refused=refused, units=units(), views=views(counts, filters.state), states=STATES,
        advice=advice, kind_words=kind_words,
        paging=paging_of(total, page=number, size=PER_PAGE, address=at_page),
    )  # fmt: skip


def filters_asked() -> tuple[LetterFilters, str]:
    """Return what the address narrows the ledger to, and why its day is none."""
    asked = {key: value.strip() for key, value in request.args.items()}
    state, typed, refused = asked.get("tinh-trang", ""), asked.get("ngay", ""), ""
    try:
        day = parse_day(typed) if typed else None
    except Refused as no:
        day, refused = None, gettext(no.msgid, **no.values)
    unit = asked.get("don-vi", "")
    return LetterFilters(
        name=asked.get("q", ""), code=asked.get("ma", ""), day=day,
        unit_id=int(unit) if unit.isdecimal() and int(unit) <= LAST_ID else None,
        state=state if state in STATES or state in FURTHER else "",
    ), refused  # fmt: skip


def units() -> list[tuple[object, str]]:
    """Return the units of the authority, to choose from."""
    rows = select(Unit.id, Unit.name).where(Unit.authority_id == current_user.authority_id)
    found = db.session.execute(rows.order_by(Unit.position, Unit.id))
    return [("", gettext("Mọi đơn vị")), *((row.id, row.name) for row in found)]


def total_of(counts: dict[str, int]) -> int:
    """Return how many letters there are in all states."""
    return sum(count for state, count in counts.items() if state in STATES)


def views(counts: dict[str, int], present: str) -> list[dict[str, object]]:
    """Return the states that any letter is in, as ways of looking at the ledger."""
    names: dict[str, str] = {"": N_("Tất cả")}
    names |= {state: words for state, (words, _, _) in STATES.items()} | FURTHER
    return [
        {
            "words": gettext(words), "active": state == present, "href": address(state or None),
            "count": counts.get(state, 0) if state else total_of(counts),
        }
        for state, words in names.items()
        if not state or counts.get(state) or state == present
    ]  # fmt: skip


def address(state: str | None, **further: Any) -> str:
    """Return the address of the ledger in a state, narrowed as it is otherwise."""
    kept: dict[str, Any] = {
        key: value for key, value in request.args.items() if value and key != "trang"
    }
    return url_for("urging.sent", **(kept | {"tinh-trang": state} | further))


def at_page(number: int) -> str:
    """Return the address of another page of the same list."""
    return address(request.args.get("tinh-trang") or None, trang=number)
