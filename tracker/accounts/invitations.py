"""Letting somebody set a password: by a link in a letter, or by a code told by hand."""

from datetime import datetime

from flask import current_app

from tracker import outbox
from tracker.accounts import codes, staffing
from tracker.accounts.codes import Purpose
from tracker.accounts.people import Person
from tracker.accounts.sign_in import count_try, named
from tracker.accounts.throttle import Allowance
from tracker.clock import day_of
from tracker.db import begin_write, db
from tracker.rules import N_, Refused


def invite(person: Person, *, by: Person | None, at: datetime) -> None:
    """Queue the letter whose link, good once within seven days, sets the password.

    Raises Refused where the account is shut or has no address of mail.
    """
    _check_enabled(person)
    if not person.mailbox:
        raise Refused(
            N_("%(name)s chưa có địa chỉ thư điện tử. Cấp mã một lần."), name=person.full_name
        )
    staffing.record_code(person, Purpose.INVITATION, by=by, at=at)
    _put("invitation", person, purpose=Purpose.INVITATION, by=by, at=at)


def give_by_hand(person: Person, *, by: Person | None, at: datetime) -> str:
    """Return eight digits, good once within 24 hours, that the giver tells the person.

    Raises Refused where the account is shut. The history keeps who gave a code, not the code.
    """
    _check_enabled(person)
    staffing.record_code(person, Purpose.BY_HAND, by=by, at=at)
    return codes.give(person, purpose=Purpose.BY_HAND, by=by, at=at)


def ask_reset(login: str, *, address: str, at: datetime) -> None:
    """Queue the letter whose link, good once within an hour, sets a forgotten password.

    Says nothing about whether the login exists; who has no address of mail gets no letter. Commits
    the try, then the letter. Raises Refused where somebody asked too often.
    """
    count_try(*_allowances(login, address), at=at)
    begin_write()
    person = named(login)
    if person is not None and person.is_enabled and person.mailbox:
        _put("password_reset", person, purpose=Purpose.RESET, by=None, at=at)
    db.session.commit()


def _put(kind: str, person: Person, *, purpose: Purpose, by: Person | None, at: datetime) -> None:
    code = codes.give(person, purpose=purpose, by=by, at=at)
    facts = {"code": code, "by": by.full_name if by else ""}
    # The start of the code tells two letters of one day apart; alone it opens nothing.
    outbox.put(kind, person, day=day_of(at), ref=code[:8], facts=facts, at=at)


def _allowances(login: str, address: str) -> tuple[Allowance, Allowance]:
    wanted = login.strip().lower()[:100]
    return (
        Allowance(f"reset:{wanted}", current_app.config["SIGN_IN_TRIES"]),
        Allowance(f"reset:@{address}", current_app.config["SIGN_IN_TRIES_IN_ALL"]),
    )


def _check_enabled(person: Person) -> None:
    if not person.is_enabled:
        raise Refused(N_("Tài khoản của %(name)s đang khóa."), name=person.full_name)
