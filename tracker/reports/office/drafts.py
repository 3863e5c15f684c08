"""A paper before it is laid out: what it says in our own layout, and the facts it is made of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from tracker.documents.official import OfficialPaper

Facts = TypeVar("Facts")
Cells = Sequence[str]


class TemplateKind(StrEnum):
    """The kinds of papers that an office may lay out itself; also their part of an address."""

    REPORT = "bao-cao"
    LETTER = "cong-van"
    NOTICE = "thong-bao"
    PLAN = "ke-hoach"
    AMENDMENTS = "dieu-chinh"


class Layout(StrEnum):
    """In whose layout a paper is drawn."""

    OFFICE = "office"  # in the office's own where one is in force
    STANDARD = "standard"


@dataclass(frozen=True)
class Drafted(Generic[Facts]):
    """A paper of an authority: its kind, what it says, its facts."""

    kind: TemplateKind
    authority_id: int
    paper: OfficialPaper
    facts: Facts


@dataclass(frozen=True)
class TableGroup:
    """Rows of an annex under one heading."""

    heading: str
    rows: Sequence[Cells]


def grouped(rows: Iterable[Cells]) -> list[TableGroup]:
    """Return the rows of an annex by heading; a row of one text is a heading."""
    found: list[tuple[str, list[Cells]]] = []
    for row in rows:
        if len(row) == 1:
            found.append((row[0], []))
        else:
            found = found or [("", [])]
            found[-1][1].append(row)
    return [TableGroup(heading, inside) for heading, inside in found]


def without_headings(rows: Iterable[Cells]) -> list[Cells]:
    """Return the rows of an annex, its headings left out."""
    return [row for row in rows if len(row) > 1]
