"""Kills, two senders at once, a mail server away: no letter lost, none doubled unflagged."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from tests.delivery.writing import write
from tests.faults.nodes import SECONDS, SMTP_SECONDS, Nodes, nodes_on, wait_for
from tests.services.smtp import HERE, MailServer, free_port
from tracker import delivery
from tracker.delivery import Delivered

pytestmark = pytest.mark.faults
Lay = Callable[[int], AbstractContextManager[Nodes]]
POSTGRES = pytest.param("postgresql", marks=pytest.mark.pg)


@pytest.fixture(params=["sqlite", POSTGRES])
def lay(request: pytest.FixtureRequest, tmp_path: Path, smtp_server: MailServer) -> Lay:
    """Lay a database with so many letters that wait."""
    url = f"sqlite:///{tmp_path / 'nodes.sqlite3'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
    return lambda count: nodes_on(url, smtp_server, letters=count)


def check_kills(nodes: Nodes, *, letters: int, kills: int) -> None:
    """Kill senders in full flight, then let one finish: nothing lost, doubles few and flagged."""
    nodes.mail.wait_seconds = 0.003
    for kill in range(kills):
        node = nodes.start()
        goal = letters * (kill + 1) // (kills + 2)
        wait_for(lambda goal=goal: len(nodes.mail.letters) >= goal)
        nodes.kill(node)
    assert nodes.start().wait(SECONDS) == 0
    accepted, stored = nodes.accepted(), nodes.letters()
    assert {letter.state for letter in stored} == {"sent"}
    assert set(accepted) == {f"<{letter.message_id}@localhost>" for letter in stored}
    assert sum(accepted.values()) - letters <= kills
    flagged = {f"<{letter.message_id}@localhost>" for letter in stored if letter.is_ambiguous}
    assert {name for name, times in accepted.items() if times > 1} <= flagged
    assert len(flagged) <= kills


def test_senders_killed_in_full_flight_lose_nothing(lay: Lay):
    with lay(200) as nodes:
        check_kills(nodes, letters=200, kills=3)


@pytest.mark.long
def test_a_thousand_letters_and_ten_kills(lay: Lay):
    with lay(1000) as nodes:
        check_kills(nodes, letters=1000, kills=10)


def test_two_senders_at_once_double_nothing(lay: Lay):
    with lay(200) as nodes:
        assert [node.wait(SECONDS) for node in (nodes.start(), nodes.start())] == [0, 0]
        assert len(nodes.accepted()) == sum(nodes.accepted().values()) == 200
        assert not any(letter.is_ambiguous for letter in nodes.letters())


def test_a_mail_server_that_comes_back_gets_every_letter_once_and_in_order(lay: Lay):
    with lay(30) as nodes:
        nodes.mail.stop()
        node = nodes.start()
        time.sleep(2)
        nodes.mail.start()
        assert node.wait(SECONDS) == 0
        stored = [f"<{letter.message_id}@localhost>" for letter in nodes.letters()]
        assert [str(letter.message["Message-ID"]) for letter in nodes.mail.letters] == stored


def test_a_fifth_put_off_for_now_is_sent_later(lay: Lay):
    with lay(50) as nodes, nodes.app.app_context():
        nodes.mail.answer(*["250 OK", "250 OK", "451 Try later", "250 OK", "250 OK"] * 10)
        first = delivery.deliver(now=lambda: nodes.at, compose=write)
        nodes.mail.replies.clear()
        second = delivery.deliver(now=lambda: nodes.at + timedelta(minutes=2), compose=write)
        assert (first, second) == (Delivered(sent=40, postponed=10), Delivered(sent=10))
        assert set(nodes.accepted().values()) == {1}


def test_a_greeting_that_is_held_back_is_waited_for(lay: Lay):
    with lay(5) as nodes, slow_door(nodes.mail.port, seconds=3 * SMTP_SECONDS) as port:
        nodes.app.config["SMTP_URL"] = f"smtp://{HERE}:{port}"
        with nodes.app.app_context():
            assert delivery.deliver(now=lambda: nodes.at, compose=write) == Delivered(sent=5)


@contextmanager
def slow_door(port: int, *, seconds: float) -> Iterator[int]:
    """Open a port that leads to another one, but only after a while."""
    with socket.create_server((HERE, free_port())) as door:

        def lead() -> None:
            caller, _address = door.accept()
            time.sleep(seconds)
            server = socket.create_connection((HERE, port))
            back = threading.Thread(target=pump, args=(server, caller))
            back.start()
            pump(caller, server)
            back.join()
            caller.close()
            server.close()

        leading = threading.Thread(target=lead)
        leading.start()
        yield door.getsockname()[1]
        leading.join()


def pump(source: socket.socket, target: socket.socket) -> None:
    """Pass on what comes until it ends."""
    while content := source.recv(65536):
        target.sendall(content)
    target.shutdown(socket.SHUT_WR)
