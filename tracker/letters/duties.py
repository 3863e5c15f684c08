"""How a digest tells of what a unit owes besides its tasks: quotas, reports, values."""

from tracker.letters import owed_reports, owed_values, quotas
from tracker.reminders.items import Duty, OwedReport, OwedValues


def remark_of(duty: Duty) -> str:
    """Return what is wanting."""
    if isinstance(duty, OwedReport):
        return owed_reports.remark_of(duty)
    return owed_values.remark_of(duty) if isinstance(duty, OwedValues) else quotas.remark_of(duty)


def ways_on(duty: Duty) -> list[dict[str, str]]:
    """Return the buttons to the page on which it is mended."""
    if isinstance(duty, OwedReport):
        return owed_reports.ways_on(duty)
    return owed_values.ways_on(duty) if isinstance(duty, OwedValues) else quotas.ways_on(duty)
