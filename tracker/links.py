"""Signed links of letters: one person, one task, the purpose to tell how it goes, 14 days."""

import hashlib
import logging
import re
from dataclasses import astuple, dataclass
from datetime import date, timedelta

from flask import current_app
from itsdangerous import BadSignature, Signer

VALID_DAYS = 14
PURPOSE = "update-link"
STOP_LINK = "stop-link"
PATH = "/l/"
STOP_PATH = "/nhac-viec/thoi/"
SPELT = re.compile(r"(\d{1,10})-(\d{1,10})-(\d{1,10})-(\d{1,7})")
UNSEALED = re.compile(rf"(?<={PATH}){SPELT.pattern}(?![\w.-])")
LOGGED = re.compile(rf"({PATH}|{STOP_PATH})[\w.-]+")


@dataclass(frozen=True)
class Grant:
    """Who may tell of which task; `officer_id` was in charge (0: nobody), `day` the letter's.

    A task that gets another officer is another grant: that is how a link dies on reassignment.
    """

    person_id: int
    task_id: int
    officer_id: int
    day: date

    def __str__(self) -> str:
        person_id, task_id, officer_id, day = astuple(self)
        return f"{person_id}-{task_id}-{officer_id}-{day.toordinal()}"

    def holds(self, *, on: date) -> bool:
        """Tell whether its 14 days are not over, and have begun."""
        return self.day <= on < self.day + timedelta(days=VALID_DAYS)


def grant_of(token: str) -> Grant | None:
    """Return what a token speaks of, its seal unread: enough to know where to lead; else None."""
    found = SPELT.fullmatch(token.partition(".")[0])
    if not found:
        return None
    person_id, task_id, officer_id, ordinal = (int(part) for part in found.groups())
    if not 0 < ordinal <= date.max.toordinal():
        return None
    return Grant(person_id, task_id, officer_id, date.fromordinal(ordinal))


def opened(token: str) -> Grant | None:
    """Return the grant of a token that we sealed ourselves; None for every other text."""
    try:
        spelt = _signer().unsign(token)
    except BadSignature:
        return None
    return grant_of(spelt.decode())


def seal(grant: Grant) -> str:
    """Return the token of a grant: always the same, so a letter sent again has the same link."""
    return _signer().sign(str(grant)).decode()


def sealed(text: str, *, person_id: int | None) -> str:
    """Return a letter's text with the unsealed links to its reader sealed; others stay dead.

    A letter to a mailbox (None) has no reader who could be known by a link: none is sealed.

    Letters are kept unsealed: neither a copy of the database nor who may read letters opens them.
    """

    def close(found: re.Match[str]) -> str:
        grant = grant_of(found[0])
        return seal(grant) if grant and grant.person_id == person_id else found[0]

    return UNSEALED.sub(close, text)


def seal_stop(person_id: int) -> str:
    """Return the token by which a person says no to what may be opted out of, without signing in.

    It does not end: a letter may be read late, and it can do one harmless thing.
    """
    return _signer(STOP_LINK).sign(str(person_id)).decode()


def stopped_by(token: str) -> int | None:
    """Return whose such a token is; None for every other text."""
    try:
        spelt = _signer(STOP_LINK).unsign(token).decode()
    except BadSignature:
        return None
    return int(spelt) if spelt.isdecimal() else None


def keep_out_of(*names: str) -> None:
    """Keep the tokens of links out of what some loggers write."""
    for name in names:
        logging.getLogger(name).addFilter(DISCREET)


class Discreet(logging.Filter):
    """Takes the tokens of links out of a record."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, without the tokens it names."""
        record.msg = LOGGED.sub(r"\1…", record.getMessage())
        record.args = ()
        return True


DISCREET = Discreet()


def _signer(purpose: str = PURPOSE) -> Signer:
    keys = [*current_app.config["SECRET_KEY_FALLBACKS"], current_app.config["SECRET_KEY"]]
    return Signer(keys, salt=purpose, digest_method=hashlib.sha256)
