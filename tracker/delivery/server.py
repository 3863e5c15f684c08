"""The mail server: its address, a connection to it, and what it says to one message."""

import contextlib
import smtplib
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote, urlsplit

from tracker.delivery.message import Parcel, Sender
from tracker.rules import N_, Refused

PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
# Servers hold back their greeting to drive off junk mailers, who cannot wait.
GREETING_SECONDS = 60
# A server that asks for a better sign-in has nothing against the letter (RFC 4954, section 6).
SIGN_IN_CODES = {530, 534, 535, 538}
DONE = range(200, 300)
# A name or password outside ASCII is no fault of the server, but ends at the same door.
NO_ENTRY = (OSError, UnicodeError)


class Unreachable(Refused):
    """No letter can be offered: the server is away, refuses us, or its address makes no sense."""


class Answer(StrEnum):
    """What became of a message: doubtful if the connection broke while it was handed over."""

    ACCEPTED = "accepted"
    LATER = "later"
    REFUSED = "refused"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True)
class Reply:
    """The answer to one message, in the server's words, and whether it will take another."""

    answer: Answer
    words: str = ""
    is_open: bool = True


@dataclass(frozen=True)
class Server:
    """Where letters are handed over, and how; `seconds` is how long one answer may take."""

    scheme: str
    host: str
    port: int
    user: str
    password: str
    seconds: int


def server_of(url: str, *, seconds: int) -> Server:
    """Return the server of smtp://, smtp+starttls:// or smtps://[user:password@]host[:port].

    Raises Unreachable where the address says anything else.
    """
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS[parts.scheme]
    except (ValueError, KeyError) as fault:
        raise Unreachable(N_("SMTP_URL chưa đúng dạng smtp://máy-chủ:cổng.")) from fault
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return Server(parts.scheme, parts.hostname or "", port, user, password, seconds)


@contextlib.contextmanager
def connected(server: Server, *, sender: Sender) -> Iterator[smtplib.SMTP]:
    """Hold a connection over which the server takes letters from this sender.

    Raises Unreachable where it takes none: that is never held against a letter.
    """
    try:
        smtp = _opened(server, sender)
    except NO_ENTRY as fault:
        raise Unreachable(
            N_("Máy chủ thư %(host)s không nhận thư: %(words)s"), host=server.host, words=fault
        ) from fault
    try:
        yield smtp
    finally:
        with contextlib.suppress(OSError):
            smtp.quit()
        smtp.close()


def offer(smtp: smtplib.SMTP, parcel: Parcel, *, sender: Sender) -> Reply:
    """Hand one message over and return what the server says."""
    try:
        code, words = smtp.mail(sender.envelope)
        if code not in DONE:
            return _no(smtp, Answer.LATER, code, words)
        code, words = smtp.rcpt(parcel.address)
        if code not in DONE:
            return _no(smtp, _meaning(code), code, words)
    except OSError as fault:
        return Reply(Answer.LATER, str(fault), is_open=False)
    return _hand_over(smtp, parcel)


def _hand_over(smtp: smtplib.SMTP, parcel: Parcel) -> Reply:
    try:
        code, words = smtp.data(parcel.content)
    except smtplib.SMTPDataError as no:  # refused before a byte of it went out
        code, words = no.smtp_code, _bytes(no.smtp_error)
    except OSError as fault:
        return Reply(Answer.DOUBTFUL, str(fault), is_open=False)
    return Reply(Answer.ACCEPTED) if code in DONE else _no(smtp, _meaning(code), code, words)


def _no(smtp: smtplib.SMTP, answer: Answer, code: int, words: bytes) -> Reply:
    """Return a refusal, the connection made ready for the next message."""
    said = f"{code} {words.decode(errors='replace')}"
    try:
        is_open = smtp.rset()[0] in DONE
    except OSError:
        is_open = False
    return Reply(answer, said, is_open=is_open)


def _meaning(code: int) -> Answer:
    return Answer.REFUSED if code >= 500 and code not in SIGN_IN_CODES else Answer.LATER


def _opened(server: Server, sender: Sender) -> smtplib.SMTP:
    smtp = _greeted(server, sender)
    try:
        _enter(smtp, server, sender)
    except NO_ENTRY:
        smtp.close()
        raise
    return smtp


def _greeted(server: Server, sender: Sender) -> smtplib.SMTP:
    """Connect and wait for the greeting; from then on answers have their usual time."""
    at = (server.host, server.port, sender.host)
    if server.scheme == "smtps":
        smtp: smtplib.SMTP = smtplib.SMTP_SSL(
            *at, timeout=GREETING_SECONDS, context=_context(server)
        )
    else:
        smtp = smtplib.SMTP(*at, timeout=GREETING_SECONDS)
    if smtp.sock is not None:
        smtp.sock.settimeout(server.seconds)
    return smtp


def _enter(smtp: smtplib.SMTP, server: Server, sender: Sender) -> None:
    """Encrypt, sign in, and see that the sender is accepted before any letter is claimed."""
    smtp.ehlo_or_helo_if_needed()
    must = server.scheme == "smtp+starttls"
    if must or (server.scheme == "smtp" and smtp.has_extn("starttls")):
        smtp.starttls(context=_context(server))
        smtp.ehlo_or_helo_if_needed()
    if server.user:
        smtp.login(server.user, server.password)
    for code, words in (smtp.mail(sender.envelope), smtp.rset()):
        if code not in DONE:
            raise smtplib.SMTPResponseException(code, words)


def _context(server: Server) -> ssl.SSLContext:
    """Return how a certificate is judged: plain smtp:// asks for none, and so believes any."""
    context = ssl.create_default_context()
    if server.scheme == "smtp":
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def _bytes(words: str | bytes) -> bytes:
    return words.encode() if isinstance(words, str) else words
