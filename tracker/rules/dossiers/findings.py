"""What the checker finds: which identity, how grave, and the sentence that says it."""

from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is.

    `refuse` is not saved; `error` is saved, but neither frozen nor published unexplained; `warn`
    asks for the reason; `info` is only told.
    """

    REFUSE = "refuse"
    ERROR = "error"
    WARN = "warn"
    INFO = "info"


@dataclass(frozen=True)
class Told:
    """A msgid among the values of a finding, to be translated before it is filled in."""

    msgid: str


@dataclass(frozen=True)
class Finding:
    """One identity that does not hold: D1-D12, and a Vietnamese sentence with its values.

    Values of whole numbers are shown as 36.466, Decimals as percents, `Told` ones translated.
    """

    id: str
    severity: Severity
    msgid: str
    values: dict[str, object] = field(default_factory=dict)
