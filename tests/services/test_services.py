"""The services of the tests behave as those that the program meets outside."""

import smtplib
from urllib.parse import urlsplit

import psycopg
import pytest
from flask import Flask, Response

from tests.services.browser import Visitor, accessibility_faults, serve
from tests.services.postgres import MakeDatabase
from tests.services.smtp import MailServer

LETTER = "From: a@x.vn\r\nSubject: Nhac viec\r\n\r\nDen han\r\n"


def send(server: MailServer, *, to: str = "b@x.vn") -> dict[str, tuple[int, bytes]]:
    address = urlsplit(server.url)
    with smtplib.SMTP(address.hostname or "", address.port or 0, timeout=2) as connection:
        return connection.sendmail("a@x.vn", to, LETTER)


def execute(url: str, statement: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else []


@pytest.mark.pg
def test_a_database_starts_empty_and_can_be_copied(
    postgres_url: str, make_database: MakeDatabase
) -> None:
    execute(postgres_url, "CREATE TABLE plan AS SELECT 'Kế hoạch' AS title")
    copy = make_database(like=postgres_url)
    execute(copy, "DELETE FROM plan")
    assert execute(postgres_url, "SELECT title FROM plan") == [("Kế hoạch",)]


def test_an_accepted_letter_is_kept(smtp_server: MailServer) -> None:
    send(smtp_server)
    (letter,) = smtp_server.letters
    assert (letter.sender, letter.recipients) == ("a@x.vn", ["b@x.vn"])
    assert letter.message["Subject"] == "Nhac viec"


def test_the_mail_server_refuses_as_told_and_then_accepts(smtp_server: MailServer) -> None:
    smtp_server.answer("451 Try later")
    with pytest.raises(smtplib.SMTPDataError, match="451"):
        send(smtp_server)
    send(smtp_server)
    assert (smtp_server.offered, len(smtp_server.letters)) == (2, 1)


def test_the_mail_server_refuses_one_address(smtp_server: MailServer) -> None:
    smtp_server.refuse("gone@x.vn")
    with pytest.raises(smtplib.SMTPRecipientsRefused):
        send(smtp_server, to="gone@x.vn")
    assert smtp_server.offered == 0


@pytest.mark.parametrize(("moment", "kept"), [("before", 0), ("after", 1)])
def test_the_mail_server_hangs_up(smtp_server: MailServer, moment: str, kept: int) -> None:
    smtp_server.hang_up = moment
    with pytest.raises(smtplib.SMTPServerDisconnected):
        send(smtp_server)
    assert len(smtp_server.letters) == kept


def test_the_mail_server_comes_back_at_the_same_address(smtp_server: MailServer) -> None:
    smtp_server.stop()
    with pytest.raises(ConnectionRefusedError):
        send(smtp_server)
    smtp_server.start()
    send(smtp_server)
    assert len(smtp_server.letters) == 1


def page_of(body: str) -> Flask:
    app = Flask(__name__, static_folder=None)
    policy = {"Content-Security-Policy": "default-src 'none'; img-src *"}

    @app.get("/")
    def show() -> Response:
        return Response(f"<!doctype html><html lang=vi><title>t</title>{body}", headers=policy)

    @app.get("/favicon.ico")
    def icon() -> tuple[str, int]:
        return "", 204

    return app


@pytest.mark.browser
@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("<img alt='' src='http://other.example/a.png'>", "asks another host"),
        ("<p style='color: red'>a</p>", "Content Security Policy"),
        ("<img alt='' src='/missing.png'>", "404"),
    ],
)
def test_the_browser_notes_what_no_page_may_do(browser: Visitor, body: str, complaint: str) -> None:
    with serve(page_of(body)) as address:
        browser.new_page().goto(address, wait_until="networkidle")
    assert any(complaint in line for line in browser.wrong)
    browser.wrong.clear()


@pytest.mark.browser
def test_axe_finds_a_field_without_a_label(browser: Visitor) -> None:
    with serve(page_of("<main><h1>Nhiệm vụ</h1><input></main>")) as address:
        page = browser.new_page()
        page.goto(address)
        faults = accessibility_faults(page)
    assert [fault.split(":")[0] for fault in faults] == ["label"]


@pytest.mark.browser
def test_a_picture_of_a_page_is_kept(browser: Visitor) -> None:
    with serve(page_of("<h1>Nhiệm vụ</h1>")) as address:
        page = browser.new_page(scripts=False)
        page.goto(address)
        assert browser.take_picture(page, "page").read_bytes().startswith(b"\x89PNG")
