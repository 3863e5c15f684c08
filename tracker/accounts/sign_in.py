"""Signing in and setting a password: the slow hash always stands outside a writing transaction."""

from datetime import datetime

from flask import current_app
from sqlalchemy import func, or_, select

from tracker import history
from tracker.accounts import codes, passwords, sessions, throttle
from tracker.accounts.codes import AccessCode
from tracker.accounts.people import Person
from tracker.accounts.sessions import Device
from tracker.accounts.throttle import Allowance
from tracker.db import begin_write, db
from tracker.history import GENERAL, Entry
from tracker.rules import N_, Refused

WRONG = N_("Tên đăng nhập hoặc mật khẩu chưa đúng.")
TOO_OFTEN = N_("Đã thử quá nhiều lần. Đợi 15 phút rồi thử lại, hoặc đặt lại mật khẩu.")
DEAD_CODE = N_("Mã đã hết hạn hoặc đã được dùng. Đề nghị cấp mã mới.")


def sign_in(login: str, password: str, *, device: Device, at: datetime) -> str:
    """Sign somebody in by login or address of mail and return the token of the new session.

    The try is counted and committed first, then the password is hashed, then the session is
    committed: fifty people at opening time do not wait for each other's hash.
    Raises Refused, with the same words for an unknown login as for a wrong password.
    """
    tries = allowances(login, device.address)
    count_try(*tries, at=at)
    person_id, kept = _kept_hash(named(login))
    if not passwords.fits(kept, password):
        raise Refused(WRONG)
    fresh = passwords.hashed(password) if passwords.needs_rehash(kept) else kept
    begin_write()
    person = db.session.get_one(Person, person_id)
    if not person.is_enabled or person.password_hash != kept:  # changed or shut while we hashed
        db.session.rollback()
        raise Refused(WRONG)
    person.password_hash = fresh
    throttle.forgive(*tries, at=at)
    token = sessions.open_for(person, at=at, device=device)
    db.session.commit()
    return token


def set_password(code: AccessCode, *, password: str, device: Device, at: datetime) -> str:
    """Set a password by a code, end all sessions and codes, sign in and return the token.

    Raises Refused where the password is too easy or the code was used meanwhile.
    """
    code_id, person_id = code.id, code.person_id
    passwords.check_new(password, person=code.person)
    password_hash = _hashed_outside(password)
    begin_write()
    history.take(GENERAL)
    code = db.session.get_one(AccessCode, code_id)
    person = db.session.get_one(Person, person_id)
    if not person.is_enabled or not codes.spend(code, at=at):
        db.session.rollback()
        raise Refused(DEAD_CODE)
    _take_password(person, password_hash, at=at)
    token = sessions.open_for(person, at=at, device=device)
    db.session.commit()
    return token


def told_code(login: str, code: str, device: Device, *, at: datetime) -> AccessCode:
    """Return the open code that somebody was told; the try is counted first.

    Raises Refused with the same words for an unknown login as for a wrong code.
    """
    tries = allowances(login, device.address)
    count_try(*tries, at=at)
    person = named(login)
    found = codes.told(person, code, at=at) if person else None
    if found is None:
        raise Refused(N_("Tên đăng nhập hoặc mã chưa đúng, hoặc mã đã hết hạn."))
    return found


def change_password(person: Person, *, old: str, new: str, token: str, at: datetime) -> None:
    """Change one's own password; every other device is signed out.

    Raises Refused where the present password is wrong, tried too often, or the new one too easy.
    """
    person_id, kept = _kept_hash(person)
    count_try(Allowance(f"password:{person_id}", current_app.config["SIGN_IN_TRIES"]), at=at)
    if not passwords.fits(kept, old):
        raise Refused(N_("Mật khẩu hiện tại chưa đúng."))
    passwords.check_new(new, person=person)
    password_hash = _hashed_outside(new)
    begin_write()
    history.take(GENERAL)
    person = db.session.get_one(Person, person_id)
    _take_password(person, password_hash, at=at, but=token)
    db.session.commit()


def named(login: str) -> Person | None:
    """Return the person of a login or an address of mail, however its letters are written."""
    wanted = login.strip().lower()
    rows = select(Person).where(or_(Person.login == wanted, func.lower(Person.email) == wanted))
    return db.session.scalar(rows) if wanted else None


def allowances(login: str, address: str) -> tuple[Allowance, ...]:
    """Return what bounds the tries: the login from one address, the login, the address.

    The first is the narrow one, so that a stranger's tries do not lock the owner out elsewhere;
    against tries from many places the owner still has the link sent by mail.
    """
    few, many = current_app.config["SIGN_IN_TRIES"], current_app.config["SIGN_IN_TRIES_IN_ALL"]
    wanted = login.strip().lower()[:100]
    return (
        Allowance(f"sign-in:{wanted}@{address}", few),
        Allowance(f"sign-in:{wanted}", many),
        Allowance(f"sign-in:@{address}", many),
    )


def count_try(*tries: Allowance, at: datetime) -> None:
    """Count a try in a transaction of its own; raise Refused where there were too many."""
    begin_write()
    within = throttle.hit(*tries, at=at)
    db.session.commit()
    if not within:
        raise Refused(TOO_OFTEN)


def _kept_hash(person: Person | None) -> tuple[int, str]:
    """Return a person's id and hash, empty where nobody may sign in by it.

    The reading transaction ends with it: none stays open while the password is hashed.
    """
    usable = person is not None and person.is_enabled
    kept = (person.id, person.password_hash) if person and usable else (0, "")
    db.session.rollback()
    return kept


def _hashed_outside(password: str) -> str:
    db.session.rollback()  # as above: no transaction stays open while we hash
    return passwords.hashed(password)


def _take_password(person: Person, password_hash: str, *, at: datetime, but: str = "") -> None:
    person.password_hash = password_hash
    codes.end_all(person, at=at)
    sessions.end_all(person, at=at, but=but)
    entry = Entry(kind="person", record_id=person.id, move="set_password")
    history.record(entry, chain_id=GENERAL, by=person.id, at=at)
