"""What may stand in an office's template: each field once, with its meaning, example and value.

The page's list, the checker's allow-list and what a paper is filled with all read these facts.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from tracker.documents.plain import clean

Source = TypeVar("Source")
EXAMPLE_ROWS = 3


@dataclass(frozen=True)
class Text(Generic[Source]):
    """A text: its name without accents, its meaning (a msgid), an example, and whence it comes."""

    name: str
    words: str
    example: str
    of: Callable[[Source], str]

    def value(self, source: Source) -> str:
        """Return the text as a document can hold it."""
        return plain(self.of(source))

    def sample(self) -> str:
        """Return the example."""
        return self.example


@dataclass(frozen=True)
class Lines(Generic[Source]):
    """A list of plain texts; `each` names one of them in examples."""

    name: str
    words: str
    example: tuple[str, ...]
    of: Callable[[Source], Iterable[str]]
    each: str = "dong"

    def value(self, source: Source) -> list[str]:
        """Return the texts as a document can hold them."""
        return [plain(one) for one in self.of(source)]

    def sample(self) -> list[str]:
        """Return the examples."""
        return list(self.example)


@dataclass(frozen=True)
class Group(Generic[Source]):
    """Fields that belong together: `don_vi.ten`."""

    name: str
    words: str
    fields: "Sequence[Field[Any]]"
    of: Callable[[Source], Any]

    def value(self, source: Source) -> dict[str, Any]:
        """Return the values of its fields."""
        return values_of(self.fields, self.of(source))

    def sample(self) -> dict[str, Any]:
        """Return the examples of its fields."""
        return samples_of(self.fields)


@dataclass(frozen=True)
class Rows(Generic[Source]):
    """A list whose entries have fields; `each` names one of them in examples: `nv.ten`."""

    name: str
    words: str
    fields: "Sequence[Field[Any]]"
    of: Callable[[Source], Iterable[Any]]
    each: str = "dong"

    def value(self, source: Source) -> list[dict[str, Any]]:
        """Return the values of the fields, entry by entry."""
        return [values_of(self.fields, one) for one in self.of(source)]

    def sample(self) -> list[dict[str, Any]]:
        """Return the examples several times, as entries."""
        return [samples_of(self.fields) for _ in range(EXAMPLE_ROWS)]


Field = Text[Source] | Lines[Source] | Group[Source] | Rows[Source]


@dataclass(frozen=True)
class Told:
    """A field as a list shows it: its path (`nv.ten`), how many lists it stands in, the field."""

    path: str
    depth: int
    field: Field[Any]


def values_of(fields: Sequence[Field[Source]], source: Source) -> dict[str, Any]:
    """Return what a template is filled with, by name."""
    return {field.name: field.value(source) for field in fields}


def samples_of(fields: Sequence[Field[Any]]) -> dict[str, Any]:
    """Return what a template is filled with to be looked at: the examples, by name."""
    return {field.name: field.sample() for field in fields}


def told(fields: Sequence[Field[Any]], *, prefix: str = "", depth: int = 0) -> Iterator[Told]:
    """Yield every field, those of a list or group after it."""
    for field in fields:
        path = f"{prefix}{field.name}"
        yield Told(path, depth, field)
        if isinstance(field, Group):
            yield from told(field.fields, prefix=f"{path}.", depth=depth)
        elif isinstance(field, Rows):
            yield from told(field.fields, prefix=f"{field.each}.", depth=depth + 1)


def plain(text: str) -> str:
    """Return a text as a document can hold it, its lines kept."""
    return "\n".join(filter(None, map(clean, text.splitlines())))
