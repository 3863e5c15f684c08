"""What the words of a conclusion say of who does what by when, before anybody confirms it."""

from dataclasses import dataclass

from tracker.reviews.facts import Review
from tracker.rules.spoken import due_phrase
from tracker.units import Unit
from tracker.units.naming import named_in


@dataclass(frozen=True)
class Heard:
    """Units and deadline that a sentence names; none of it holds until it is confirmed."""

    leading: tuple[Unit, ...] = ()
    helping: tuple[Unit, ...] = ()
    due_text: str = ""

    @property
    def coordinating(self) -> str:
        """The units that help, by name."""
        return "; ".join(unit.name for unit in self.helping)

    @property
    def key(self) -> str:
        """What tells whether the same was heard before; empty for nothing."""
        ids = ",".join(str(unit.id) for unit in (*self.leading, None, *self.helping) if unit)
        return f"{len(self.leading)}:{ids}:{self.due_text}" if ids or self.due_text else ""


def hear(review: Review, text: str) -> Heard:
    """Return what a conclusion of a session says of who does what by when.

    Units that only the authority itself stands for are no executors.
    """
    found = named_in(text, authority_id=review.authority_id, on=review.held_on)
    return Heard(
        tuple(unit for unit in found.leading if unit.id != review.authority_id),
        tuple(unit for unit in found.helping if unit.id != review.authority_id),
        due_phrase(text, on=review.held_on),
    )
