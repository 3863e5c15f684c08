"""How a move stands in a task's history."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Looks:
    """How a move stands in the story: icon, tone, and what its actor did."""

    icon: str
    tone: str
    did: str
