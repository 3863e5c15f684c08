"""The list behind every figure, as an address."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from flask import url_for

from tracker.plans import Plan
from tracker.tasks.filters import Due, State, TaskFilters


@dataclass(frozen=True)
class Links:
    """Addresses of the lists of one plan on one day."""

    plan: Plan
    as_of: date

    def to(self, *, as_of: date | None = None, **narrowed: Any) -> str:
        """Return the address of a list of this plan, as of this day unless one is named.

        `narrowed` are fields of `TaskFilters`.
        """
        filters = TaskFilters(self.plan.code, as_of=as_of or self.as_of, **narrowed)
        return f"{self.listing}?{urlencode(filters.to_query())}"

    @cached_property
    def listing(self) -> str:
        """The address of the list itself; the page has seventy links to it."""
        return url_for("tasks.listing")

    def all(self, *, lead: str = "") -> str:
        """Every task in force."""
        return self.to(lead=lead)

    def executed(self, *, area: str = "", lead: str = "", as_of: date | None = None) -> str:
        """The executed tasks."""
        return self.to(state=State.EXECUTED, area=area, lead=lead, as_of=as_of)

    def met(self, *, area: str = "", lead: str = "") -> str:
        """The tasks completed and met."""
        return self.to(state=State.MET, area=area, lead=lead)

    def late(self, *, lead: str = "") -> str:
        """The tasks carried out late."""
        return self.to(due=Due.LATE, lead=lead)

    def state(self, state: State) -> str:
        """The tasks of one state."""
        return self.to(state=state)

    def due(self, due: Due, state: State | None = None) -> str:
        """The tasks of one time state, narrowed by a state."""
        return self.to(due=due, state=state)
