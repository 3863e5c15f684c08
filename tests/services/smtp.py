"""A real mail server that keeps what it accepts and can be told to refuse, dawdle or hang up."""

import asyncio
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

ACCEPTED = "250 OK"
HERE = "127.0.0.1"


@dataclass(frozen=True)
class Letter:
    """One accepted message and who it was for."""

    sender: str
    recipients: list[str]
    message: EmailMessage


@dataclass
class MailServer:
    """The server as tests see it; every setting holds until it is changed back or the test ends."""

    port: int
    letters: list[Letter] = field(default_factory=list)
    connections: int = 0
    offered: int = 0  # messages sent to their end, accepted or not
    replies: list[str] = field(default_factory=list)  # for the next messages, in order
    refused: dict[str, str] = field(default_factory=dict)  # address -> reply to RCPT
    wait_seconds: float = 0.0  # before each reply to a message
    hang_up: str = ""  # "before" or "after" keeping the message, without any reply

    @property
    def url(self) -> str:
        """The address as SMTP_URL takes it; it stays the same over a stop."""
        return f"smtp://{HERE}:{self.port}"

    def start(self) -> None:
        """Answer on the port (again)."""
        self.controller = Counting(self, hostname=HERE, port=self.port, decode_data=False)
        self.controller.start()

    def stop(self) -> None:
        """Refuse connections until started again."""
        self.controller.stop()

    def answer(self, *replies: str) -> None:
        """Give these replies to the next messages, then accept again: "451 Try later"."""
        self.replies.extend(replies)

    def refuse(self, address: str, reply: str = "550 No such user") -> None:
        """Refuse a recipient."""
        self.refused[address] = reply

    async def handle_RCPT(  # noqa: N802 -- aiosmtpd's name and arguments
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        """Answer RCPT TO."""
        if address not in self.refused:
            envelope.rcpt_tos.append(address)
        return self.refused.get(address, ACCEPTED)

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Answer the end of a message."""
        self.offered += 1
        await asyncio.sleep(self.wait_seconds)
        reply = self.replies.pop(0) if self.replies else ACCEPTED
        if reply.startswith("2") and self.hang_up != "before":
            self.keep(envelope)
        if self.hang_up and server.transport is not None:
            server.transport.abort()
        return reply

    def keep(self, envelope: Envelope) -> None:
        """Put a message among the letters."""
        content = envelope.content
        assert isinstance(content, bytes)
        message = message_from_bytes(content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.letters.append(Letter(envelope.mail_from or "", list(envelope.rcpt_tos), message))


class Counting(Controller):
    """The server's door, where connections are counted."""

    handler: MailServer

    def factory(self) -> SMTP:
        """Serve one connection."""
        self.handler.connections += 1
        return super().factory()


@pytest.fixture
def smtp_server() -> Iterator[MailServer]:
    """A mail server on this machine that has accepted nothing yet."""
    server = MailServer(port=free_port())
    server.start()
    yield server
    server.stop()


def free_port() -> int:
    """Return a port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind((HERE, 0))
        return int(probe.getsockname()[1])
