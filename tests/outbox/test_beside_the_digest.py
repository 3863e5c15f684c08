"""Invitations, new passwords, plans, added tasks and urgings go out beside the one digest a day."""

from datetime import UTC, date, datetime

import pytest

from tests.cast import Office, make_plan, make_task
from tracker import letters, outbox
from tracker.accounts import invitations
from tracker.db import db
from tracker.outbox import Letter, LetterState

DAY = date(2026, 11, 23)
NIGHT = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)  # 22:00, long after the hours of digests


@pytest.fixture
def facts(office: Office) -> dict[str, dict[str, object]]:
    """What each kind of letter to Lan speaks of."""
    task = make_task(make_plan(office), office.vp)
    of_plan = {"plan_id": task.plan_id}
    return {
        "invitation": {}, "password_reset": {}, "plan_issued": of_plan,
        "tasks_added": of_plan | {"task_ids": [task.id]},
        "tasks_urged": {"task_ids": [task.id], "text": "Báo cáo."},
        "units_urged": {"task_id": task.id},
    }  # fmt: skip


def test_all_of_them_are_claimed_though_the_digest_of_the_day_was_sent(office: Office, facts):
    outbox.put("digest", office.lan, day=DAY, at=NIGHT)
    db.session.query(Letter).one().state = LetterState.SENT
    for kind in facts:
        outbox.put(kind, office.lan, day=DAY, at=NIGHT, facts=facts[kind])
    db.session.commit()
    claim = outbox.claim(limit=10, seconds=60, now=NIGHT, ambiguous="resend")
    kinds = select_kinds(claim.letter_ids)
    assert kinds == set(facts)


@pytest.mark.parametrize("kind", ["plan_issued", "tasks_added", "tasks_urged"])
def test_each_is_written_whatever_the_hour_and_whatever_was_sent(office: Office, facts, kind):
    outbox.put("digest", office.lan, day=DAY, at=NIGHT)
    outbox.put(kind, office.lan, day=DAY, at=NIGHT, facts=facts[kind])
    letter = db.session.query(Letter).filter_by(kind=kind).one()
    written = letters.compose(letter, at=NIGHT)
    assert written is not None
    assert written.address == "lan@binhan.example"


def test_who_is_invited_or_forgot_the_password_does_not_wait_for_the_morning(office: Office):
    outbox.put("digest", office.lan, day=DAY, at=NIGHT)
    invitations.invite(office.lan, by=office.son, at=NIGHT)
    db.session.commit()
    invitations.ask_reset("lan", address="10.0.0.5", at=NIGHT)
    claim = outbox.claim(limit=10, seconds=60, now=NIGHT, ambiguous="resend")
    assert select_kinds(claim.letter_ids) == {"digest", "invitation", "password_reset"}


def select_kinds(letter_ids: list[int]) -> set[str]:
    """Return the kinds of some letters."""
    return {one.kind for one in db.session.query(Letter).filter(Letter.id.in_(letter_ids))}
