"""One event as the timeline takes it."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Told:
    """An event in words, as `_lists.timeline` takes it; `fields` says what it changed."""

    icon: str
    tone: str
    who_did: str
    rest: str
    at: str
    quote: str = ""
    fields: list[str] = field(default_factory=list)
