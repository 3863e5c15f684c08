"""Letters are sent from the command line, which says what became of them."""

import json

from tests.cast import Office
from tests.delivery.writing import DAY
from tests.services.smtp import MailServer
from tracker import clock, outbox
from tracker.db import db
from tracker.outbox import Letter


def put(office: Office) -> None:
    outbox.put("digest", office.tu, day=DAY.replace(year=2025), at=clock.now())
    db.session.commit()


def run(app, *words: str):
    return app.test_cli_runner().invoke(args=["deliver", *words])


def test_what_became_of_the_letters_is_one_json_document(
    app, office: Office, smtp_server: MailServer, monkeypatch
):
    monkeypatch.setitem(app.config, "SMTP_URL", smtp_server.url)
    put(office)
    answer = run(app, "--json")
    assert answer.exit_code == 0, answer.stderr
    expected = {"sent": 0, "postponed": 0, "dead": 0, "dropped": 1, "held": 0, "fault": ""}
    assert json.loads(answer.stdout) == expected


def test_a_mail_server_that_is_away_is_a_fault_in_words(
    app, office: Office, smtp_server: MailServer, monkeypatch
):
    monkeypatch.setitem(app.config, "SMTP_URL", smtp_server.url)
    smtp_server.stop()
    put(office)
    answer = run(app)
    smtp_server.start()
    assert answer.exit_code == 1
    assert answer.stdout.startswith("Đã gửi 0, gửi lại sau 0, ")
    assert "Máy chủ thư 127.0.0.1 không nhận thư" in answer.stderr


def test_without_a_mail_server_letters_stay_where_they_are(app, office: Office):
    put(office)
    answer = run(app, "--json")
    assert answer.exit_code == 2
    assert answer.stdout == ""
    assert "Chưa đặt SMTP_URL" in answer.stderr
    assert db.session.query(Letter).one().state == "queued"
