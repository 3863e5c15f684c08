"""The register: documents that a person may read, found by number, abstract, issuer or file."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from flask import render_template, request, url_for
from flask_babel import gettext
from flask_login import current_user
from sqlalchemy import ColumnElement, Select, func, select

from tracker import access, clock
from tracker.db import db
from tracker.evidence import Document
from tracker.pages.documents.door import pages
from tracker.pages.documents.ties import ties, with_tasks
from tracker.pages.guard import Audience, audience
from tracker.pages.paging import paging_of
from tracker.rules import N_
from tracker.rules.fold import fold
from tracker.tasks import Task

PAGE = 50


class Order(StrEnum):
    """What the documents stand in the order of."""

    NEWEST = ""
    DAY = "ngay"
    ABSTRACT = "trich-yeu"


ORDER_LABELS = {
    Order.NEWEST: N_("Mới ghi nhận trước"),
    Order.DAY: N_("Ngày văn bản, mới trước"),
    Order.ABSTRACT: N_("Trích yếu, theo vần"),
}


@dataclass(frozen=True)
class Asked:
    """What the register is asked for: a text, the year of the tasks, an order and a page."""

    text: str = ""
    year: int | None = None
    order: Order = Order.NEWEST
    page: int = 1

    @classmethod
    def parse(cls, query: Mapping[str, str]) -> "Asked":
        """Read the parameters of an address; what makes no sense is left out."""
        year, page, order = query.get("nam", ""), query.get("trang", ""), query.get("xep", "")
        return cls(
            text=" ".join(query.get("q", "").split())[:100],
            year=int(year) if year.isdecimal() and len(year) == 4 else None,
            order=Order(order) if order in set(Order) else Order.NEWEST,
            page=max(1, int(page)) if page.isdecimal() and len(page) < 6 else 1,
        )

    def href(self, page: int) -> str:
        """Return the address of another page of the same list."""
        query: dict[str, Any] = {"q": self.text, "nam": self.year, "xep": self.order}
        told: dict[str, Any] = {name: value for name, value in query.items() if value}
        return url_for("documents.listing", trang=page, **told)


@pages.get("/van-ban")
@audience(Audience.SIGNED_IN)
def listing() -> str:
    """Show the register."""
    asked = Asked.parse(request.args)
    rows = narrowed(access.visible_documents(current_user, on=clock.today()), asked)
    total = db.session.scalar(rows.with_only_columns(func.count(Document.id))) or 0
    pages_of = -(-total // PAGE) or 1
    asked = replace(asked, page=min(asked.page, pages_of))
    first = (asked.page - 1) * PAGE
    found = db.session.scalars(rows.order_by(*in_order(asked.order)).offset(first).limit(PAGE))
    return render_template(
        "documents/list.html", asked=asked, shown=with_tasks(list(found)), total=total,
        years=years(), orders=[(order, gettext(words)) for order, words in ORDER_LABELS.items()],
        paging=paging_of(total, page=asked.page, size=PAGE, address=asked.href),
    )  # fmt: skip


def narrowed(rows: Select[Document], asked: Asked) -> Select[Document]:
    """Return the documents that hold the text and concern a task of the year."""
    if wanted := fold(asked.text):
        rows = rows.where(Document.search_key.contains(wanted, autoescape=True))
    if asked.year:
        tied = ties()
        of_year = select(tied.c.document_id).join(Task, Task.id == tied.c.task_id)
        rows = rows.where(Document.id.in_(of_year.where(Task.year == asked.year)))
    return rows


def in_order(order: Order) -> tuple[ColumnElement[Any], ...]:
    """Return what the documents are sorted by; both databases put those without a day last."""
    if order is Order.ABSTRACT:
        return Document.sort_key.asc(), Document.id.desc()
    if order is Order.DAY:
        return Document.issued_on.desc().nulls_last(), Document.id.desc()
    return (Document.id.desc(),)


def years() -> list[int]:
    """Return the years of the authority's tasks, the newest first."""
    rows = access.visible_tasks(current_user).with_only_columns(Task.year).distinct()
    return sorted(db.session.scalars(rows), reverse=True)
