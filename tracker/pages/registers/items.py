"""Tin, bài and Sáng kiến: the two registers of what units bring, listed and added to."""

from datetime import datetime
from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user
from sqlalchemy import Select, func
from sqlalchemy.orm import joinedload

from tracker import access, clock, registers
from tracker.access.registers import units_to_enter, visible_entries
from tracker.db import db
from tracker.evidence import Document
from tracker.pages.forms import Form
from tracker.pages.guard import Audience, audience
from tracker.pages.office_door import in_place
from tracker.pages.paging import paging_of
from tracker.pages.registers import acts
from tracker.pages.registers.asked import SIZE, Asked, parse, units_of_office
from tracker.pages.registers.blueprint import pages
from tracker.pages.registers.forms import ItemForm
from tracker.registers import ItemKind, RegisterItem
from tracker.units import Unit

ENDPOINTS = {ItemKind.NEWS: "registers.news", ItemKind.INITIATIVE: "registers.initiatives"}
VERBS = {
    ItemKind.NEWS: registers.add_news,
    ItemKind.INITIATIVE: registers.add_initiative,
}


@pages.get("/so-theo-doi/tin-bai")
@audience(Audience.SIGNED_IN)
def news() -> str:
    """Show the news items of a year, with the form to add one."""
    return drawn(ItemKind.NEWS, None)


@pages.post("/so-theo-doi/tin-bai")
@audience(Audience.WORKERS)
def add_news() -> ResponseReturnValue:
    """Enter a news item."""
    return added(ItemKind.NEWS)


@pages.get("/so-theo-doi/sang-kien")
@audience(Audience.SIGNED_IN)
def initiatives() -> str:
    """Show the initiatives of a year, with the form to add one."""
    return drawn(ItemKind.INITIATIVE, None)


@pages.post("/so-theo-doi/sang-kien")
@audience(Audience.WORKERS)
def add_initiative() -> ResponseReturnValue:
    """Enter an initiative."""
    return added(ItemKind.INITIATIVE)


def added(kind: ItemKind) -> ResponseReturnValue:
    """Let the verb enter an item of a kind."""
    form = ItemForm()

    def enter(unit: Unit, at: datetime) -> None:
        VERBS[kind](unit, form.told(at=at), by=current_user, at=at)

    back = url_for(ENDPOINTS[kind], **parse(request.args).query)
    return acts.add(form, enter, draw=lambda posted: drawn(kind, posted), back=back)


def drawn(kind: ItemKind, posted: Form | None) -> str:
    """Draw the page, with a form that could not be taken."""
    asked, today = parse(request.args), clock.today()
    rows = rows_of(kind, asked)
    total = db.session.scalar(rows.order_by(None).with_only_columns(func.count(RegisterItem.id)))
    found = list(db.session.scalars(rows.offset((asked.page - 1) * SIZE).limit(SIZE)))
    mine = [unit.id for unit in units_to_enter(current_user, on=today)]
    fresh = ItemForm(formdata=None, unit=asked.unit_id or None)
    return render_template(
        "registers/items.html", kind=kind, asked=asked, units=units_of_office(), mine=mine,
        rows=found, readable=readable_ids(found), form=named(kind, in_place(fresh, posted)),
        total=total or 0,
        paging=paging_of(total or 0, page=asked.page, size=SIZE, address=asked.href),
    )  # fmt: skip


def rows_of(kind: ItemKind, asked: Asked) -> Select[RegisterItem]:
    """Return the query of the items that are asked for, the newest first."""
    item = RegisterItem
    rows = visible_entries(item, by=current_user).where(
        item.kind == kind, *asked.fits(item.on, item.unit_id)
    )
    whole = rows.options(joinedload(item.unit), joinedload(item.document))
    return whole.order_by(item.on.desc(), item.id.desc())


def readable_ids(rows: list[Any]) -> set[int]:
    """Return the ids of those proofs of some entries that the reader may open."""
    papers: list[Document] = [row.document for row in rows if row.document]
    return {one.id for one in access.readable(papers, by=current_user, on=clock.today())}


def named(kind: str, form: Any) -> Any:
    """Call the fields of a form as the kind of item has it."""
    if kind == ItemKind.INITIATIVE:
        form.title.label.text = gettext("Tên sáng kiến")
        form.on.label.text = gettext("Ngày")
    else:
        del form.recognised_by
    return form
