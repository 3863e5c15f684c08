"""What a file would change, as the page says it: form by form, with what does not hold."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext

from tracker.annex.dossiers import Doubt, Place, PlacedFinding, Stats, check
from tracker.dossiers.entering import Typed
from tracker.dossiers.incoming import FormChange, Kind, Look, RowChange
from tracker.pages.dossiers.doubts import LOOKS
from tracker.pages.locale import said
from tracker.rules import N_
from tracker.rules.dossiers import Severity
from tracker.rules.dossiers.counts import LABELS
from tracker.rules.numbers import format_count

MOST_FORMS, MOST_DOUBTS = 60, 100  # shown in full; a province's year has 1.488 forms
KINDS = {
    Kind.NEW: (N_("mới"), "plus", "met"),
    Kind.CHANGED: (N_("thay đổi"), "pencil", "soon"),
    Kind.SAME: (N_("giữ nguyên"), "circle", "none"),
    Kind.GONE: (N_("không còn trong tệp"), "trash", "over"),
}
WORDS = {"qualifier": N_("từ kèm số liệu"), "stated": N_("tỷ lệ đã công bố")}
MAIN = ("received", "resolved", "pending")
TOTAL = N_("Tổng cộng trên văn bản")


@dataclass(frozen=True)
class Remark:
    """A sentence with its place and look."""

    place: str
    words: str
    look: tuple[str, str]


@dataclass(frozen=True)
class Line:
    """One field of a form: what the file does to it, in words, and what does not hold."""

    name: str
    kind: tuple[str, str, str]
    texts: list[str]
    remarks: list[Remark]


@dataclass(frozen=True)
class Sheet:
    """One form that the file changes."""

    form: FormChange
    kinds: list[tuple[int, tuple[str, str, str]]]
    lines: list[Line]


@dataclass(frozen=True)
class Shown:
    """The page: forms with their lines, how many more there are, and what concerns no line."""

    sheets: list[Sheet]
    more: int
    same: int
    kinds: list[tuple[int, tuple[str, str, str]]]
    remarks: list[Remark]
    more_remarks: int
    is_impossible: bool


def shown_of(found: Look, stats: Stats) -> Shown:
    """Return what the page shows of a look."""
    findings = check(stats)
    by_row: dict[tuple[object, int | None], list[PlacedFinding]] = defaultdict(list)
    for one in findings:
        by_row[one.place.sheet, one.place.row].append(one)
    differing = [form for form in found.forms if form.differs]
    sheets = [_sheet(form, by_row) for form in differing[:MOST_FORMS]]
    shown = {
        (place.sheet, place.row)
        for form in differing[:MOST_FORMS] for row in form.rows for place in row.places
    }  # fmt: skip
    rest = [one for one in findings if (one.place.sheet, one.place.row) not in shown]
    remarks = [*map(_finding, rest), *map(_doubt, stats.doubts)]
    return Shown(
        sheets, len(differing) - len(sheets), len(found.forms) - len(differing),
        _kinds(Counter({kind: found.count(kind) for kind in Kind})),
        remarks[:MOST_DOUBTS], max(len(remarks) - MOST_DOUBTS, 0),
        any(one.finding.severity is Severity.REFUSE for one in findings),
    )  # fmt: skip


def _sheet(
    form: FormChange, by_row: Mapping[tuple[object, int | None], Sequence[PlacedFinding]]
) -> Sheet:
    lines = [
        Line(
            row.name or gettext(TOTAL), KINDS[row.kind], _texts(row),
            [_finding(one) for place in row.places for one in by_row[place.sheet, place.row]],
        )
        for row in form.all_rows
        if row.kind is not Kind.SAME
    ]  # fmt: skip
    return Sheet(form, _kinds(Counter(row.kind for row in form.rows)), lines)


def _kinds(counted: Counter[Kind]) -> list[tuple[int, tuple[str, str, str]]]:
    return [(counted[kind], KINDS[kind]) for kind in Kind if counted[kind]]


def _texts(row: RowChange) -> list[str]:
    if row.kind is not Kind.CHANGED:
        return [_main(row.new or row.old)]
    texts = [
        gettext(
            "%(column)s: %(old)s → %(new)s", column=_label(name), old=_told(old), new=_told(new)
        )
        for name, old, new in row.changes
    ]
    return texts or [gettext("đúng hạn gồm cả trước hạn: đổi")]


def _main(typed: Typed | None) -> str:
    stated = typed.counts.stated() if typed is not None else {}
    names = [name for name in MAIN if name in stated] or list(stated)[:3]
    return "; ".join(f"{_label(name)} {format_count(stated[name])}" for name in names)


def _label(name: str) -> str:
    return gettext(LABELS.get(name) or WORDS[name])


def _told(value: int | str | None) -> str:
    return format_count(value) if isinstance(value, int) or value is None else value


def _finding(one: PlacedFinding) -> Remark:
    told = one.finding.told
    words = f"{one.finding.id}: {said(told.msgid, told.values)}"
    return Remark(_place(one.place), words, LOOKS[one.finding.severity])


def _doubt(doubt: Doubt) -> Remark:
    return Remark(
        _place(doubt.place), said(doubt.told.msgid, doubt.told.values), LOOKS[doubt.severity]
    )


def _place(place: Place) -> str:
    words = {"sheet": place.sheet, "row": place.row, "column": place.column}
    if place.row is None:
        shown = N_("trang %(sheet)s, cột %(column)s") if place.column else N_("trang %(sheet)s")
        return gettext(shown, **words)
    shown = N_("trang %(sheet)s, dòng %(row)s")
    if place.column:
        shown = N_("trang %(sheet)s, dòng %(row)s, cột %(column)s")
    return gettext(shown, **words)
