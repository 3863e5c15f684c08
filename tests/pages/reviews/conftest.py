"""A day of a session, and the session."""

import pytest
import time_machine

from tests.cast import Office
from tests.reviews.making import AT, opened
from tracker.db import db
from tracker.plans import Plan
from tracker.reviews import Review


@pytest.fixture(autouse=True)
def on_the_day():
    """Be there on the day of the session."""
    with time_machine.travel(AT) as day:
        yield day


@pytest.fixture
def review(office: Office, plan: Plan) -> Review:
    """A session under way."""
    review = opened(office, plan)
    db.session.commit()
    return review
