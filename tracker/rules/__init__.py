"""The pure rules of the office: a refusal, words, dates, numbers, moves and rates."""

from dataclasses import dataclass, field


def N_(msgid: str) -> str:  # noqa: N802  gettext's own name for "mark, do not translate yet"
    """Mark a Vietnamese sentence for the catalogue and return it as it is."""
    return msgid


def P_(msgid: str) -> str:  # noqa: N802
    """Mark a Vietnamese phrase that counts: one form here, a singular and a plural in English."""
    return msgid


@dataclass(frozen=True)
class Told:
    """A sentence or word among the values of another, to be translated before it is filled in."""

    msgid: str
    values: dict[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.msgid % self.values if self.values else self.msgid


class Refused(Exception):
    """A rule says no; pages and API translate `msgid` and fill it with `values`.

    `msgid` is the Vietnamese sentence marked with `N_`, its places written `%(name)s`.
    """

    def __init__(self, msgid: str, **values: object) -> None:
        super().__init__(msgid)
        self.msgid = msgid
        self.values = values

    def __str__(self) -> str:
        return self.msgid % self.values if self.values else self.msgid
