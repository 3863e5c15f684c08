"""People, their appointments and how they sign in."""

from tracker.accounts.people import Appointment, Person, heads_of, people_of, people_with
from tracker.accounts.sessions import SignIn

__all__ = ["Appointment", "Person", "SignIn", "heads_of", "people_of", "people_with"]
