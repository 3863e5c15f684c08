"""Who works here: a person comes, is appointed and delegates, is shut out and let in again."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from tracker import history
from tracker.accounts import codes, sessions
from tracker.accounts.people import Appointment, Person, people_with
from tracker.clock import day_of
from tracker.db import db
from tracker.history import GENERAL, Entry
from tracker.rules import N_, Refused
from tracker.rules.addresses import is_mailbox
from tracker.rules.fold import fold
from tracker.rules.words import Role
from tracker.units import Unit

KIND = "person"
LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{1,63}")


@dataclass(frozen=True)
class Facts:
    """What is written about a person; the login and the address of mail in small letters."""

    full_name: str
    login: str
    email: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Post:
    """A post to give: where, in which role, called what, from a day until before another.

    `area_ids` bounds a deputy's post to some content areas; empty means all.
    """

    unit: Unit
    role: Role
    title: str
    from_on: date
    until_on: date | None = None
    area_ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class Scope:
    """How far a deputy acts: from a day until before another, in some content areas or in all."""

    from_on: date
    until_on: date | None = None
    area_ids: tuple[int, ...] = ()


def create(facts: Facts, *, authority_id: int, by: Person | None, at: datetime) -> Person:
    """Add a person without a password to an authority and return it.

    Raises Refused where the name is missing, or the login or the address is malformed or taken.
    """
    _check(facts, but=None)
    made = Person(authority_id=authority_id, created_at=at)
    _write(made, facts)
    db.session.add(made)
    db.session.flush()
    _record(made, "create", _named(facts), by=by, at=at)
    return made


def edit(person: Person, *, facts: Facts, by: Person | None, at: datetime) -> None:
    """Change what is written about a person. Raises Refused as `create` does."""
    _check(facts, but=person)
    _write(person, facts)
    _record(person, "edit", _named(facts), by=by, at=at)


def keep_own(person: Person, *, phone: str, language: str, at: datetime) -> None:
    """Keep the phone and the language that a person wrote about themself."""
    person.phone, person.language = phone, language
    _record(person, "edit_own", {}, by=person, at=at)


def appoint(person: Person, *, post: Post, by: Person | None, at: datetime) -> Appointment:
    """Give a person a post.

    Raises Refused where the unit is of another authority or ended, the days are in the wrong
    order, or the person holds the same role in the unit already.
    """
    if post.unit.authority_id != person.authority_id or post.unit.ended_on is not None:
        raise Refused(N_("Chọn một đơn vị đang hoạt động trong danh sách."))
    _check_days(post.from_on, post.until_on)
    held = [one for one in person.posts(post.from_on) if one.acting_for_id is None]
    if any(one.unit_id == post.unit.id and one.role == post.role for one in held):
        raise Refused(N_("%(name)s đang giữ vai trò này tại đơn vị."), name=person.full_name)
    return _seat(person, post, None, by=by, at=at)


def end_post(post: Appointment, *, on: date, by: Person | None, at: datetime) -> None:
    """End a post on a day: it was held until the day before.

    Raises Refused where it ended already, began later, or was the last administrator's.
    """
    if post.until_on is not None and post.until_on <= on:
        raise Refused(N_("Nhiệm kỳ này đã kết thúc."))
    if on < post.from_on:
        raise Refused(N_("Ngày kết thúc phải sau ngày bắt đầu."))
    if post.role == Role.ADMIN:
        _keep_an_administrator(post.person, at=at)
    post.until_on = on
    changes = {"post_id": post.id, "role": post.role, "until_on": on.isoformat()}
    _record(post.person, "end_post", changes, by=by, at=at)


def delegate(
    post: Appointment, *, deputy: Person, scope: Scope, by: Person | None, at: datetime
) -> Appointment:  # fmt: skip
    """Let a deputy act in somebody's post as far as the scope reaches, and return the post.

    Raises Refused where the deputy is the person, is of another authority or shut out, the post
    is an administrator's or itself a delegation, or the days are in the wrong order.
    """
    _check_days(scope.from_on, scope.until_on)
    bound = post.acting_for_id is not None or post.role == Role.ADMIN
    if bound or not post.holds(scope.from_on):
        raise Refused(N_("Chức vụ này không ủy quyền được."))
    if deputy.id == post.person_id or deputy.authority_id != post.person.authority_id:
        raise Refused(N_("Chọn người nhận ủy quyền khác."))
    acting = Post(post.unit, Role(post.role), post.title, **vars(scope))
    return _seat(deputy, acting, post.person_id, by=by, at=at)


def shut(person: Person, *, by: Person | None, at: datetime) -> None:
    """Let a person in no more: every session and code ends at once; nothing is deleted.

    Raises Refused for oneself and for the last administrator.
    """
    if by is not None and by.id == person.id:
        raise Refused(N_("Không tự khóa tài khoản của mình."))
    if any(post.role == Role.ADMIN for post in person.posts(day_of(at))):
        _keep_an_administrator(person, at=at)
    person.is_enabled = False
    sessions.end_all(person, at=at)
    codes.end_all(person, at=at)
    _record(person, "shut", {}, by=by, at=at)


def let_in(person: Person, *, by: Person | None, at: datetime) -> None:
    """Let a person in again, with the password kept."""
    person.is_enabled = True
    _record(person, "let_in", {}, by=by, at=at)


def record_code(person: Person, purpose: codes.Purpose, *, by: Person | None, at: datetime) -> None:
    """Write down that somebody was given a code, by whom; the code itself is nowhere."""
    _record(person, "give_code", {"purpose": purpose}, by=by, at=at)


def _seat(
    person: Person, post: Post, acting_for_id: int | None, *, by: Person | None, at: datetime
) -> Appointment:
    made = Appointment(
        unit_id=post.unit.id,
        role=post.role,
        title=post.title,
        from_on=post.from_on,
        until_on=post.until_on,
        acting_for_id=acting_for_id,
        area_ids=list(post.area_ids),
    )
    person.appointments.append(made)
    db.session.flush()
    changes = {
        "post_id": made.id,
        "unit_id": post.unit.id,
        "role": post.role,
        "from_on": post.from_on.isoformat(),
        "until_on": post.until_on.isoformat() if post.until_on else "",
        "acting_for_id": acting_for_id,
        "area_ids": list(post.area_ids),
    }
    _record(person, "appoint" if acting_for_id is None else "delegate", changes, by=by, at=at)
    return made


def _check(facts: Facts, *, but: Person | None) -> None:
    if not facts.full_name.strip():
        raise Refused(N_("Nhập họ và tên."))
    if not LOGIN.fullmatch(facts.login):
        raise Refused(
            N_("Tên đăng nhập gồm chữ thường không dấu, số, dấu chấm, gạch ngang; từ 02 ký tự.")
        )
    if facts.email and not is_mailbox(facts.email):
        raise Refused(N_("Địa chỉ thư điện tử chưa đúng."))
    _check_free(Person.login, facts.login, N_("Tên đăng nhập này đã có người dùng."), but)
    _check_free(Person.email, facts.email, N_("Địa chỉ thư điện tử này đã có người dùng."), but)


def _check_free(column: Any, wanted: str, taken: str, but: Person | None) -> None:
    found = db.session.scalar(select(Person).where(func.lower(column) == wanted.lower()))
    if wanted and found is not None and found is not but:
        raise Refused(taken)


def _check_days(from_on: date, until_on: date | None) -> None:
    if until_on is not None and until_on <= from_on:
        raise Refused(N_("Ngày kết thúc phải sau ngày bắt đầu."))


def _keep_an_administrator(person: Person, *, at: datetime) -> None:
    others = people_with(Role.ADMIN, authority_id=person.authority_id, on=day_of(at))
    if all(other.id == person.id for other in others):
        raise Refused(N_("Đây là quản trị duy nhất. Giao quyền quản trị cho người khác trước."))


def _write(person: Person, facts: Facts) -> None:
    person.full_name, person.login = facts.full_name, facts.login
    person.email, person.phone = facts.email or None, facts.phone
    person.search_key = fold(f"{facts.full_name} {facts.login}")[:255]


def _named(facts: Facts) -> dict[str, str]:
    """Return what the history keeps for ever: no phone, no address of mail."""
    return {"full_name": facts.full_name, "login": facts.login}


def _record(
    person: Person, move: str, changes: dict[str, Any], *, by: Person | None, at: datetime
) -> None:
    entry = Entry(kind=KIND, record_id=person.id, move=move, changes=changes)
    history.record(entry, chain_id=GENERAL, by=by.id if by else None, at=at)
