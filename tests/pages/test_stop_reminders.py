"""Thôi nhắc trước hạn by the mail program's own button, without signing in."""

import logging

import pytest

from tests.cast import Office
from tests.conftest import Client
from tracker import history, links
from tracker.db import db

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def address(office: Office) -> str:
    return f"/tai-khoan/nhac-viec/thoi/{links.seal_stop(office.tu.id)}"


def test_one_press_stops_what_is_due_soon(client: Client, office: Office):
    answer = client.post(address(office), data=ONE_CLICK)
    assert answer.status_code == 200
    assert "Đã thôi nhắc việc chưa quá hạn" in answer.text
    assert not office.tu.takes_due_soon
    last = history.of("person", office.tu.id)[-1]
    assert (last.move, last.changes, last.actor_id) == (
        "reminders", {"due_soon": False}, office.tu.id,
    )  # fmt: skip


def test_pressed_twice_it_is_recorded_once(client: Client, office: Office):
    for _ in range(2):
        assert client.post(address(office), data=ONE_CLICK).status_code == 200
    assert [one.move for one in history.of("person", office.tu.id)] == ["reminders"]


def test_looking_at_the_address_changes_nothing(client: Client, office: Office):
    answer = client.get(address(office))
    assert "Thôi nhắc trước hạn" in answer.text
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert office.tu.takes_due_soon


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_made_up_address_and_one_of_a_shut_account_are_dead(client, office: Office, method: str):
    update_link = links.seal(links.Grant(office.tu.id, 1, 0, office.tu.created_at.date()))
    good = address(office)
    office.tu.is_enabled = False
    db.session.commit()
    for path in ("1.abc", str(office.tu.id), update_link, good.rpartition("/")[2]):
        answer = client.open(f"/tai-khoan/nhac-viec/thoi/{path}", method=method)
        assert answer.status_code == 410
    assert office.tu.takes_due_soon


def test_the_token_stays_out_of_the_log(office: Office):
    record = logging.makeLogRecord({"msg": "GET %s failed", "args": (address(office),)})
    assert links.DISCREET.filter(record)
    assert record.getMessage() == "GET /tai-khoan/nhac-viec/thoi/… failed"
