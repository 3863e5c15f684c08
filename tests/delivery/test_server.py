"""The connection to a mail server: encrypted and signed in as its address says."""

import ssl
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.services.smtp import HERE, free_port
from tracker.delivery.message import Sender
from tracker.delivery.server import Server, Unreachable, connected, server_of

CERTIFICATE = Path(__file__).with_name("certificate.pem")
SENDER = Sender("Đôn Đốc <don-doc@x.vn>", "don-doc@x.vn", "x.vn")
Serve = Callable[..., int]


class Keeper:
    """What a server was told: how its caller came in, and from whom the mail is."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, bool, bool]] = []
        self.refuses = ""

    async def handle_MAIL(  # noqa: N802 aiosmtpd's name and arguments
        self, _server: SMTP, session: Session, envelope: Envelope, sender: str, _options: list[str]
    ) -> str:
        """Answer MAIL FROM."""
        self.seen.append((sender, session.ssl is not None, bool(session.authenticated)))
        envelope.mail_from = sender
        return self.refuses or "250 OK"


@pytest.fixture
def keeper() -> Keeper:
    """What the server of the test was told."""
    return Keeper()


@pytest.fixture
def serve(keeper: Keeper) -> Iterator[Serve]:
    """Start a mail server of the kind that is asked for and return its port."""
    started: list[Controller] = []

    def start(**options: Any) -> int:
        started.append(Controller(keeper, hostname=HERE, port=free_port(), **options))
        started[0].start()
        return int(started[0].port)

    yield start
    for controller in started:
        controller.stop()


@pytest.fixture
def context() -> ssl.SSLContext:
    """What the server shows as its certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    return context


def trust(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this machine trust the certificate of the tests."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))


def authenticate(
    _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: Any
) -> AuthResult:
    """Let in who knows the password."""
    known = isinstance(data, LoginPassword) and data == LoginPassword(b"dondoc", b"p/w: 1")
    return AuthResult(success=known, handled=False)


def go(url: str) -> None:
    """Open a connection and leave."""
    with connected(server_of(url, seconds=2), sender=SENDER):
        pass


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.x.vn", ("smtp", "mail.x.vn", 25, "", "")),
        ("smtp+starttls://mail.x.vn", ("smtp+starttls", "mail.x.vn", 587, "", "")),
        ("smtps://a%40x.vn:p%2Fw@mail.x.vn", ("smtps", "mail.x.vn", 465, "a@x.vn", "p/w")),
        ("smtp://mail.x.vn:2525", ("smtp", "mail.x.vn", 2525, "", "")),
    ],
)
def test_an_address_says_where_and_how(url: str, server: tuple[Any, ...]):
    assert server_of(url, seconds=9) == Server(*server, 9)


def test_plain_mail_is_encrypted_where_the_server_offers_it(serve: Serve, keeper, context):
    go(f"smtp://{HERE}:{serve(tls_context=context)}")
    assert keeper.seen == [("don-doc@x.vn", True, False)]


def test_plain_mail_goes_plain_where_it_does_not(serve: Serve, keeper):
    go(f"smtp://{HERE}:{serve()}")
    assert keeper.seen == [("don-doc@x.vn", False, False)]


def test_required_encryption_is_checked(serve: Serve, keeper, context, monkeypatch):
    url = f"smtp+starttls://{HERE}:{serve(tls_context=context)}"
    with pytest.raises(Unreachable, match="CERTIFICATE_VERIFY_FAILED"):
        go(url)
    trust(monkeypatch)
    go(url)
    assert keeper.seen == [("don-doc@x.vn", True, False)]


def test_required_encryption_is_not_given_up(serve: Serve, keeper):
    with pytest.raises(Unreachable, match="STARTTLS"):
        go(f"smtp+starttls://{HERE}:{serve()}")
    assert keeper.seen == []


def test_a_connection_is_encrypted_from_its_start(serve: Serve, keeper, context, monkeypatch):
    trust(monkeypatch)
    port = serve(ssl_context=context)
    go(f"smtps://{HERE}:{port}")
    assert [sender for sender, _tls, _name in keeper.seen] == ["don-doc@x.vn"]


def test_a_password_signs_in(serve: Serve, keeper):
    port = serve(authenticator=authenticate, auth_require_tls=False)
    go(f"smtp://dondoc:p%2Fw%3A%201@{HERE}:{port}")
    assert keeper.seen == [("don-doc@x.vn", False, True)]


@pytest.mark.parametrize(("password", "words"), [("wrong", "535"), ("khác", "ascii")])
def test_a_wrong_password_is_a_fault_of_the_connection(
    serve: Serve, keeper, password: str, words: str
):
    port = serve(authenticator=authenticate, auth_require_tls=False)
    with pytest.raises(Unreachable, match=words):
        go(f"smtp://dondoc:{password}@{HERE}:{port}")
    assert keeper.seen == []


def test_a_refused_sender_is_a_fault_of_the_connection(serve: Serve, keeper):
    keeper.refuses = "550 Not from here"
    with pytest.raises(Unreachable, match="550"):
        go(f"smtp://{HERE}:{serve()}")


def test_nobody_at_the_address_is_said_with_the_host():
    with pytest.raises(Unreachable) as fault:
        go(f"smtp://{HERE}:{free_port()}")
    assert fault.value.values["host"] == HERE
