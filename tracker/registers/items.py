"""News items and initiatives: entered by their units, corrected, voided."""

from dataclasses import dataclass
from datetime import date, datetime

from tracker.accounts import Person
from tracker.evidence import Document
from tracker.registers.facts import ItemKind, RegisterItem
from tracker.registers.trail import check_day, check_link, check_stands, keep, write
from tracker.rules import N_, Refused
from tracker.units import Unit


@dataclass(frozen=True)
class Item:
    """What a unit tells of a news item or an initiative."""

    title: str
    on: date
    link: str = ""
    recognised_by: str = ""
    document: Document | None = None


def add_news(unit: Unit, told: Item, *, by: Person | None, at: datetime) -> RegisterItem:
    """Enter a news item; its proof, a link or a file, must be there.

    Refused: no title, a day to come, neither link nor file, a link that is none.
    """
    if not told.link.strip() and told.document is None:
        raise Refused(N_("Ghi liên kết của tin, bài hoặc đính kèm tệp."))
    return _add(unit, ItemKind.NEWS, told, by=by, at=at)


def add_initiative(unit: Unit, told: Item, *, by: Person | None, at: datetime) -> RegisterItem:
    """Enter an initiative; who recognised it may follow later.

    Refused: no title, a day to come, a link that is none.
    """
    return _add(unit, ItemKind.INITIATIVE, told, by=by, at=at)


def correct_item(item: RegisterItem, told: Item, *, by: Person | None, at: datetime) -> None:
    """Correct an entry; the old words stay in the history. A document left out stays.

    Refused as the entry was, and for a void one.
    """
    check_stands(item)
    _check(item.unit, told, at=at)
    if item.kind == ItemKind.NEWS and not (told.link.strip() or told.document or item.document_id):
        raise Refused(N_("Ghi liên kết của tin, bài hoặc đính kèm tệp."))
    keep(item, _write(item, told), "correct", by=by, at=at)


def _add(
    unit: Unit, kind: ItemKind, told: Item, *, by: Person | None, at: datetime
) -> RegisterItem:  # fmt: skip
    _check(unit, told, at=at)
    item = RegisterItem(
        authority_id=unit.authority_id, unit=unit, unit_id=unit.id, kind=kind,
        added_by_id=by.id if by else None, added_at=at,
    )  # fmt: skip
    keep(item, {"kind": [None, str(kind)], **_write(item, told)}, "add", by=by, at=at)
    return item


def _check(unit: Unit, told: Item, *, at: datetime) -> None:
    if not told.title.strip():
        raise Refused(N_("Nhập tên tin, bài hoặc sáng kiến."))
    check_day(told.on, unit=unit, at=at)
    check_link(told.link.strip())


def _write(item: RegisterItem, told: Item) -> dict[str, list[object]]:
    values: dict[str, object] = {
        "title": " ".join(told.title.split()), "on": told.on, "link": told.link.strip(),
        "recognised_by": told.recognised_by.strip(),
    }  # fmt: skip
    if told.document is not None:
        values["document_id"] = told.document.id
    return write(item, values)
