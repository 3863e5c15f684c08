"""The list behind every figure, as an address."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from flask import url_for

from tracker.plans import Plan
from tracker.tasks.filters import Due, State, TaskFilters


@dataclass(frozen=True)
class Links:
    """Addresses of the lists of one plan on one day."""

    plan: Plan
    as_of: date

    def to(self, filters: TaskFilters) -> str:
        """Return the address of a list of this plan, as of this day unless it names one."""
        day = filters.as_of or self.as_of
        query = replace(filters, plan=self.plan.code, as_of=day).to_query()
        return f"{self.listing}?{urlencode(query)}"

    @cached_property
    def listing(self) -> str:
        """The address of the list itself; the page has seventy links to it."""
        return url_for("tasks.listing")

    def all(self, *, lead: str = "") -> str:
        """Every task in force."""
        return self.to(TaskFilters(lead=lead))

    def executed(self, *, area: str = "", lead: str = "", as_of: date | None = None) -> str:
        """The executed tasks."""
        return self.to(TaskFilters(state=State.EXECUTED, area=area, lead=lead, as_of=as_of))

    def met(self, *, area: str = "", lead: str = "") -> str:
        """The tasks completed and met."""
        return self.to(TaskFilters(state=State.MET, area=area, lead=lead))

    def late(self, *, lead: str = "") -> str:
        """The tasks carried out late."""
        return self.to(TaskFilters(due=Due.LATE, lead=lead))

    def state(self, state: State) -> str:
        """The tasks of one state."""
        return self.to(TaskFilters(state=state))

    def due(self, due: Due, state: State | None = None) -> str:
        """The tasks of one time state, narrowed by a state."""
        return self.to(TaskFilters(due=due, state=state))
