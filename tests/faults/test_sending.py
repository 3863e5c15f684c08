"""Kills, two senders at once, a mail server away: no letter lost, none doubled unflagged."""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from tests.delivery.writing import write
from tests.faults.doors import failing_door, slow_door
from tests.faults.nodes import SECONDS, SMTP_SECONDS, Nodes, nodes_on, wait_for
from tests.services.smtp import HERE, MailServer
from tracker import delivery
from tracker.delivery import Delivered
from tracker.letters import Written
from tracker.outbox import Letter

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


def check_kills(nodes: Nodes, *, kills: int) -> None:
    """Kill one of two senders at a time, in full flight, each time replaced by another."""
    letters, running = len(nodes.letters()), [nodes.start(), nodes.start()]
    for kill in range(kills):
        goal = letters * (kill + 1) // (kills + 2)
        wait_for(lambda goal=goal: len(nodes.mail.letters) >= goal)
        nodes.kill(running.pop(0))
        running.append(nodes.start())
    assert [node.wait(SECONDS) for node in running] == [0, 0]
    nodes.check_accepted(most_repeats=kills)


def test_of_two_senders_killed_in_full_flight_no_letter_is_lost(lay: Lay):
    with lay(200) as nodes:
        nodes.mail.wait_seconds = 0.003
        check_kills(nodes, kills=3)
        assert {letter.state for letter in nodes.letters()} == {"sent"}


@pytest.mark.long
def test_a_thousand_letters_and_ten_kills(lay: Lay):
    with lay(1000) as nodes:
        nodes.mail.wait_seconds = 0.003
        check_kills(nodes, kills=10)
        assert {letter.state for letter in nodes.letters()} == {"sent"}


@pytest.mark.long
def test_what_may_have_been_accepted_is_held_where_no_letter_may_come_twice(lay: Lay):
    with lay(60) as nodes:
        nodes.mail.wait_seconds, nodes.settings["OUTBOX_AMBIGUOUS"] = 0.01, "hold"
        check_kills(nodes, kills=1)
        assert max(nodes.accepted().values()) == 1
        assert all(letter.is_ambiguous for letter in nodes.letters() if letter.state == "held")


@pytest.mark.parametrize("letters", [200, pytest.param(1000, marks=pytest.mark.long)])
def test_two_senders_at_once_double_nothing(lay: Lay, letters: int):
    with lay(letters) as nodes:
        # Nobody is killed, so no claim has to be taken over; a busy machine takes seconds.
        nodes.settings["OUTBOX_CLAIM_SECONDS"] = "60"
        assert [node.wait(SECONDS) for node in (nodes.start(), nodes.start())] == [0, 0]
        assert len(nodes.accepted()) == sum(nodes.accepted().values()) == letters
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


def test_one_refused_and_a_fifth_put_off_keep_nobody_and_the_rest_comes_in_order(lay: Lay):
    with lay(50) as nodes, nodes.app.app_context():
        replies = ["250 OK", "250 OK", "451 Try later", "250 OK", "250 OK"] * 10
        nodes.mail.answer("550 No such user", *replies[1:])
        first = delivery.deliver(now=lambda: nodes.at, compose=write)
        second = delivery.deliver(now=lambda: nodes.at + timedelta(minutes=2), compose=write)
        assert (first, second) == (Delivered(sent=39, postponed=10, dead=1), Delivered(sent=10))
        names = [f"<{letter.message_id}@localhost>" for letter in nodes.letters()]
        later = sorted(nodes.letters()[2::5], key=lambda letter: letter.not_before)
        at_once = [name for place, name in enumerate(names) if place and place % 5 != 2]
        then = [f"<{letter.message_id}@localhost>" for letter in later]
        assert [str(one.message["Message-ID"]) for one in nodes.mail.letters] == at_once + then


def test_a_connection_cut_inside_a_message_is_flagged_and_the_rest_goes_on(lay: Lay):
    stop = Event()

    def write_one(letter: Letter, *, at: datetime) -> Written:
        stop.set()
        return write(letter, at=at)

    with lay(5) as nodes, nodes.app.app_context():
        with failing_door(nodes.mail.port, after=300) as port:
            nodes.app.config["SMTP_URL"] = f"smtp://{HERE}:{port}"
            cut = delivery.deliver(now=lambda: nodes.at, compose=write_one, stop=stop)
        nodes.app.config["SMTP_URL"] = nodes.mail.url
        rest = delivery.deliver(now=lambda: nodes.at + timedelta(minutes=2), compose=write)
        assert (cut, rest) == (Delivered(postponed=1), Delivered(sent=5))
        assert [letter.is_ambiguous for letter in nodes.letters()] == [True] + [False] * 4
        assert set(nodes.accepted().values()) == {1}


def test_a_greeting_that_is_held_back_is_waited_for(lay: Lay):
    with lay(5) as nodes, slow_door(nodes.mail.port, seconds=3 * SMTP_SECONDS) as port:
        nodes.app.config["SMTP_URL"] = f"smtp://{HERE}:{port}"
        with nodes.app.app_context():
            assert delivery.deliver(now=lambda: nodes.at, compose=write) == Delivered(sent=5)
