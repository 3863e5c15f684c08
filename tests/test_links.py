"""Signed links: they say what they are for, cannot be made by others, and run out."""

import logging
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tracker import links
from tracker.links import Grant

DAY = date(2026, 3, 12)
IDS = some.integers(min_value=1, max_value=2**31 - 1)


@given(person=IDS, task=IDS, officer=some.integers(0, 2**31 - 1), day=some.dates())
def test_what_is_sealed_is_opened_as_it_was(app, person, task, officer, day):
    grant = Grant(person, task, officer, day)
    assert links.opened(links.seal(grant)) == grant


@given(text=some.text())
def test_no_other_text_opens_anything(app, text: str):
    assert links.opened(text) is None


def test_a_link_that_was_changed_is_dead(app):
    token = links.seal(Grant(5, 7, 5, DAY))
    assert links.opened(token.replace("5-7-", "6-7-")) is None
    assert links.opened(token.partition(".")[0]) is None
    assert links.opened(token[:-1]) is None


def test_an_older_key_still_opens_it(app, monkeypatch: pytest.MonkeyPatch):
    token = links.seal(Grant(5, 7, 5, DAY))
    monkeypatch.setitem(app.config, "SECRET_KEY", "another")
    assert links.opened(token) is None
    monkeypatch.setitem(app.config, "SECRET_KEY_FALLBACKS", ["for tests only"])
    assert links.opened(token) is not None


@pytest.mark.parametrize(("after", "holds"), [(-1, False), (0, True), (13, True), (14, False)])
def test_a_link_holds_for_fourteen_days(after, holds):
    assert Grant(5, 7, 5, DAY).holds(on=DAY + timedelta(days=after)) is holds


@pytest.mark.parametrize("token", ["", "1-2-3", "1-2-3-0", "1-2-3-9999999", "a-2-3-4", "1-2-3-4x"])
def test_nonsense_speaks_of_nothing(token: str):
    assert links.grant_of(token) is None


def test_only_the_readers_own_links_are_sealed(app):
    mine, other = Grant(5, 7, 5, DAY), Grant(6, 7, 6, DAY)
    letter = f"http://localhost/l/{mine}\nhttp://localhost/l/{other}\n/l/{links.seal(mine)}"
    sealed = links.sealed(letter, person_id=5)
    assert sealed.count(links.seal(mine)) == 2
    assert f"/l/{other}\n" in sealed


def test_no_log_holds_a_token(app, caplog: pytest.LogCaptureFixture):
    token = links.seal(Grant(5, 7, 5, DAY))
    with caplog.at_level(logging.ERROR):
        app.logger.error("Exception on %s [%s]", f"/l/{token}/tep", "GET")
    assert "Exception on /l/…/tep [GET]" in caplog.text
    assert token not in caplog.text
