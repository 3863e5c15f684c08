"""People, their appointments and how they sign in."""

from tracker.accounts.absences import Absence
from tracker.accounts.acts import acts
from tracker.accounts.people import (
    Appointment,
    HeadedUnit,
    Person,
    headed_units,
    in_force,
    in_order,
    people_in,
    people_of,
    people_with,
)
from tracker.accounts.sessions import SignIn

__all__ = [
    "Absence",
    "Appointment",
    "HeadedUnit",
    "Person",
    "SignIn",
    "acts",
    "headed_units",
    "in_force",
    "in_order",
    "people_in",
    "people_of",
    "people_with",
]
