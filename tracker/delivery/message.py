"""A letter as it goes over the wire: text and HTML in one message, always the same Message-ID."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.header import Header
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.utils import format_datetime, formataddr, parseaddr
from typing import Any
from urllib.parse import urlsplit

from tracker import links
from tracker.clock import VIETNAM
from tracker.outbox import Letter

# Not EmailMessage: it loses blanks where it folds a Vietnamese subject (seen on CPython 3.11).
WIRE = policy.compat32.clone(linesep="\r\n")


@dataclass(frozen=True)
class Sender:
    """Who letters come from: the heading, the address for returned mail, and our own host."""

    heading: str
    envelope: str
    host: str


@dataclass(frozen=True)
class Parcel:
    """One message ready to be handed over."""

    letter: Letter
    address: str
    content: bytes


def sender_of(settings: Mapping[str, Any]) -> Sender:
    """Return the sender that the settings name."""
    name, address = parseaddr(settings["MAIL_FROM"])
    envelope = parseaddr(settings["MAIL_RETURN_PATH"])[1] or address
    host = urlsplit(settings["PUBLIC_BASE_URL"]).hostname or "localhost"
    return Sender(formataddr((name, address)), envelope, host)


def parcel_of(letter: Letter, *, sender: Sender, at: datetime) -> Parcel:
    """Pack a composed letter; its links become good only here, see `links.sealed`."""
    message = MIMEMultipart("alternative", policy=WIRE)
    message["From"] = sender.heading
    message["To"] = letter.address
    message["Subject"] = Header(letter.subject, "utf-8", header_name="Subject").encode()
    message["Date"] = format_datetime(at.astimezone(VIETNAM))
    message["Message-ID"] = f"<{letter.message_id}@{sender.host}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no machine answers it
    message["X-Auto-Response-Suppress"] = "All"  # the same for Exchange
    for name, value in ways_out(letter):
        message[name] = value
    for kind, written in (("plain", letter.text), ("html", letter.html)):
        sealed = links.sealed(written, person_id=letter.person_id)
        message.attach(MIMEText(sealed, kind, "utf-8"))
    return Parcel(letter, letter.address, message.as_bytes(policy=WIRE))


def ways_out(letter: Letter) -> Iterator[tuple[str, str]]:
    """Yield the headers by which a mail program offers to say no, where there is anything to.

    One press does it (RFC 8058); where the address is opened instead, a page asks (RFC 2369).
    """
    address = letter.facts.get("options")
    if address and letter.person_id is not None:
        yield "List-Unsubscribe", f"<{address}/thoi/{links.seal_stop(letter.person_id)}>"
        yield "List-Unsubscribe-Post", "List-Unsubscribe=One-Click"
