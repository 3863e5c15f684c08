"""The names that a task's history speaks of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Names:
    """The names that events speak of: people, coordinating parts, units and areas by id.

    `fields` holds, for those who oversee, what each event changed, by the event's id.
    """

    people: Mapping[int, str]
    parts: Mapping[int, str]
    units: Mapping[int, str]
    lead: str = ""
    plan_document: str = ""
    areas: Mapping[int, str] = field(default_factory=dict)
    fields: Mapping[int, Sequence[str]] = field(default_factory=dict)
