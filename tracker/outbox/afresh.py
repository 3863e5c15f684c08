"""What may still be done about letters: written afresh, tried again, tried out, noted as opened."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, select, update

from tracker.clock import day_of
from tracker.db import db
from tracker.outbox.facts import Letter, LetterState
from tracker.outbox.queue import Addressee, put
from tracker.rules import N_, Refused

TRIAL = "trial"
MOST_TRIALS, TRIALS_WITHIN = 5, timedelta(hours=1)
# Letters that let somebody in: sent whatever is held, their text shown to nobody.
KEYS = ("invitation", "password_reset")
FAILED = (LetterState.DEAD, LetterState.HELD)
NO_TEXTS = {"subject": "", "text": "", "html": "", "address": "", "tells": []}
UNSYNCHRONISED = {"synchronize_session": False}


@dataclass(frozen=True)
class Texts:
    """The texts of a letter that is to be tried out."""

    subject: str
    text: str
    html: str


def unwrite(those: ColumnElement[bool]) -> None:
    """Let some waiting letters be composed anew when their turn comes, under the same message id.

    What may have been accepted already keeps its texts, and so does what was only tried out.
    """
    waits = Letter.state.in_((LetterState.QUEUED, LetterState.CLAIMED))
    untold = waits, Letter.started_at.is_(None), Letter.is_ambiguous.is_(False)
    rows = update(Letter).where(those, Letter.kind != TRIAL, *untold).values(**NO_TEXTS)
    db.session.execute(rows.execution_options(**UNSYNCHRONISED))


def try_again(letter: Letter, *, at: datetime) -> None:
    """Queue a letter that failed once more, under the same message id.

    It is composed anew unless it may have been accepted already. Refused: any other letter.
    """
    if letter.state not in FAILED or letter.kind in KEYS:
        raise Refused(N_("Thư này không ở tình trạng gửi lại được."))
    if not letter.is_ambiguous and letter.kind != TRIAL:
        letter.subject = letter.text = letter.html = letter.address = ""
        letter.tells = []
    letter.state, letter.error, letter.tries = LetterState.QUEUED, "", 0
    letter.started_at, letter.not_before = None, at


def try_out(reader: Addressee, texts: Texts, *, address: str, at: datetime) -> None:
    """Queue a copy of a letter to whoever wants to see how it arrives; it tells nobody anything.

    Refused: without an address, and too many within an hour.
    """
    if not address:
        raise Refused(N_("Đồng chí chưa có địa chỉ thư điện tử dùng được."))
    since = Letter.put_at > at - TRIALS_WITHIN
    mine = select(func.count(Letter.id)).where(
        Letter.person_id == reader.id, Letter.kind == TRIAL, since
    )
    if (db.session.scalar(mine) or 0) >= MOST_TRIALS:
        raise Refused(N_("Mỗi giờ gửi thử nhiều nhất %(most)s thư."), most=f"{MOST_TRIALS:02d}")
    ref, day = secrets.token_hex(8), day_of(at)
    put(TRIAL, reader, day=day, ref=ref, at=at)
    made = Letter.person_id == reader.id, Letter.kind == TRIAL, Letter.day == day, Letter.ref == ref
    written = {"subject": f"[Thử] {texts.subject}", "text": texts.text, "html": texts.html}
    rows = update(Letter).where(*made).values(address=address, **written)
    db.session.execute(rows.execution_options(**UNSYNCHRONISED))


def unopened(person_id: int, *, at: datetime) -> bool:
    """Tell whether somebody has letters accepted before an instant and not opened yet."""
    rows = select(Letter.id).where(*_unopened(person_id, at)).limit(1)
    return db.session.scalar(rows) is not None


def note_opened(person_id: int, *, at: datetime) -> None:
    """Note on the letters a person got before an instant that the person followed or came."""
    rows = update(Letter).where(*_unopened(person_id, at)).values(opened_at=at)
    db.session.execute(rows.execution_options(**UNSYNCHRONISED))


def _unopened(person_id: int, at: datetime) -> tuple[ColumnElement[bool], ...]:
    arrived = Letter.state == LetterState.SENT, Letter.sent_at <= at
    return (Letter.person_id == person_id, *arrived, Letter.opened_at.is_(None))
