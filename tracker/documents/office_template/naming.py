"""What a name in a template means, and which documented name was probably meant."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from tracker.documents.office_template.fields import Field, Group, Lines, Rows, Text
from tracker.rules import N_, Told
from tracker.rules.fold import fold

LIKE_ENOUGH, NEAR = 0.7, 0.75
LOOP = Group(
    "loop", N_("Vòng lặp đang chạy"),
    (
        Text("index", N_("Số thứ tự của dòng trong vòng lặp, từ 1"), "1", str),
        Text("first", N_("Có ở dòng đầu của vòng lặp"), "1", str),
        Text("last", N_("Có ở dòng cuối của vòng lặp"), "1", str),
    ),
    str,
)  # fmt: skip
LINE = Text("dong", "", "", str)
# What a loop over something unknown calls its entries: nothing of theirs can be judged.
UNKNOWN = Text("", "", "", str)
UNKNOWN_LINES: Lines[Any] = Lines("", "", (), list)


class Wrong(Exception):
    """Something that may not stand in a template, said to its author."""

    def __init__(self, msgid: str, **values: object) -> None:
        super().__init__(msgid)
        self.told = Told(msgid, values)


@dataclass
class Names:
    """The names known at a place: the documented ones, and those of the loops around it."""

    fields: Sequence[Field[Any]]
    loops: list[tuple[str, Field[Any]]] = field(default_factory=list)

    def find(self, path: Sequence[str]) -> Field[Any]:
        """Return what a dotted path means, or raise Wrong."""
        here = self._top()
        for place, name in enumerate(path):
            found = here.get(name)
            if found is None:
                raise self._unknown(path)
            if found is UNKNOWN:
                return found
            if place + 1 < len(path):
                here = {one.name: one for one in found.fields} if isinstance(found, Group) else {}
        return found  # type: ignore[return-value]  # a path is never empty

    def find_text(self, path: Sequence[str]) -> None:
        """Raise Wrong unless a path means a text."""
        found, name = self.find(path), ".".join(path)
        if isinstance(found, Lines | Rows):
            raise Wrong(
                N_("“%(name)s” là danh sách: dùng trong lệnh for, ví dụ for %(each)s in %(name)s"),
                name=name, each=found.each,
            )  # fmt: skip
        if isinstance(found, Group):
            raise Wrong(N_("“%(name)s” gồm nhiều trường: ghi rõ, ví dụ “%(guess)s”"), name=name,
                        guess=f"{name}.{found.fields[0].name}")  # fmt: skip

    def find_list(self, path: Sequence[str]) -> Lines[Any] | Rows[Any]:
        """Return the list that a path means, or raise Wrong.

        Inside a loop only the lists of its own entries: a list within itself would grow as a
        power of its length.
        """
        found, name = self.find(path), ".".join(path)
        if found is UNKNOWN:
            return UNKNOWN_LINES
        if not isinstance(found, Lines | Rows):
            raise Wrong(N_("“%(name)s” không phải danh sách, không lặp được"), name=name)
        if self.loops and path[0] != self.loops[-1][0]:
            raise Wrong(
                N_("“%(name)s” không lặp được ở đây: trong một vòng lặp chỉ lặp danh sách của"
                   " chính “%(each)s”"),
                name=name, each=self.loops[-1][0],
            )  # fmt: skip
        return found

    def enter(self, name: str, over: Lines[Any] | Rows[Any]) -> None:
        """Begin a loop that calls each entry of a list by a name."""
        if name.startswith("_") or name == LOOP.name or name in self._top():
            raise Wrong(N_("Đặt tên khác cho “%(name)s” trong lệnh for"), name=name)
        of_each: Field[Any] = UNKNOWN if over is UNKNOWN_LINES else LINE
        if isinstance(over, Rows):
            of_each = Group(name, over.words, over.fields, str)
        self.loops.append((name, of_each))

    def enter_unknown(self, names: Sequence[str]) -> None:
        """Begin a loop of which nothing is known; its name may be missing, too."""
        self.loops.append((next(iter(names), ""), UNKNOWN))

    def leave(self) -> None:
        """End the innermost loop."""
        if self.loops:
            self.loops.pop()

    def _top(self) -> dict[str, Field[Any]]:
        known = {one.name: one for one in self.fields} | dict(self.loops)
        return known | {LOOP.name: LOOP} if self.loops else known

    def _unknown(self, path: Sequence[str]) -> Wrong:
        name, known = ".".join(path), self._top()
        group = known.get(path[0])
        if isinstance(group, Group) and len(path) > 1:
            known = {path[0]: group}
        guess = _nearest(name, [one for one in _paths(known) if one != path[0]])
        if guess:
            return Wrong(N_("trường “%(name)s” không có; có phải “%(guess)s”?"), name=name,
                         guess=guess)  # fmt: skip
        return Wrong(N_("trường “%(name)s” không có trong loại văn bản này"), name=name)


def _paths(known: dict[str, Field[Any]]) -> Iterator[str]:
    for name, one in known.items():
        yield name
        if isinstance(one, Group):
            yield from (f"{name}.{inner.name}" for inner in one.fields)


def _nearest(name: str, known: Sequence[str]) -> str:
    """Return the known name most like one, whatever the order of its words; empty for none."""
    ranked = sorted(((_likeness(name, one), one) for one in known), reverse=True)
    return ranked[0][1] if ranked and ranked[0][0] >= LIKE_ENOUGH else ""


def _likeness(typed: str, known: str) -> float:
    """Return how like two names are, 0 to 1; one whose words all stand in the other is near."""
    plain, in_order = (
        SequenceMatcher(None, " ".join(write(typed)), " ".join(write(known))).ratio()
        for write in (_words, lambda name: sorted(_words(name)))
    )
    return max(plain, in_order, NEAR if set(_words(known)) < set(_words(typed)) else 0)


def _words(name: str) -> list[str]:
    return [word for word in re.split(r"[._ ]+", fold(name)) if word]
