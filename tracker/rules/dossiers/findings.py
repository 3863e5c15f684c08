"""What the checker finds: which identity, how grave, and the sentence that says it."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from tracker.rules import Told
from tracker.rules.numbers import format_count, format_decimal


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
class Finding:
    """One identity that does not hold: D1-D12, and a Vietnamese sentence with its values.

    Among the values are whole numbers, percents as Decimals, and `Told` words.
    """

    id: str
    severity: Severity
    msgid: str
    values: dict[str, object] = field(default_factory=dict)

    @property
    def told(self) -> Told:
        """Return the sentence, its numbers written as offices write them."""
        return Told(self.msgid, {name: _written(value) for name, value in self.values.items()})


def _written(value: object) -> object:
    if isinstance(value, int):
        return format_count(value)
    if isinstance(value, Decimal):  # a percent is told with the decimals it was stated with
        return format_decimal(value, max(-int(value.as_tuple().exponent), 0))
    return value
