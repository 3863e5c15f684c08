"""One's own account: contact, devices, password."""

import pytest

from tests.cast import Office
from tests.conftest import Client
from tracker import clock
from tracker.accounts import SignIn, passwords, sessions
from tracker.accounts.sessions import Device
from tracker.pages.devices import BROWSERS, SYSTEMS, _named

OLD, NEW = "bốn từ rất dài", "một câu khác hẳn"
PHONE = (
    "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/131.0.0.0 Mobile Safari/537.36"
)


@pytest.fixture(autouse=True)
def known(session, office: Office, client: Client) -> None:
    office.tu.password_hash = passwords.hashed(OLD)
    session.commit()
    client.sign_in(office.tu)


def elsewhere(office: Office, session) -> int:
    sessions.open_for(office.tu, at=clock.now(), device=Device(PHONE, "10.0.0.9"))
    session.commit()
    return session.query(SignIn).order_by(SignIn.id.desc()).first().id


def test_phone_and_language_are_kept(client: Client, office: Office):
    answer = client.post("/tai-khoan", data={"phone": "0912 345 678", "language": "en"})
    assert answer.status_code == 303
    assert (office.tu.phone, office.tu.language) == ("0912 345 678", "en")


def test_an_unknown_language_is_refused(client: Client, office: Office):
    assert client.post("/tai-khoan", data={"phone": "", "language": "fr"}).status_code == 422


def test_devices_are_listed_in_words(client: Client, office: Office, session):
    elsewhere(office, session)
    page = client.get("/tai-khoan/thiet-bi").text
    assert "Chrome trên Android" in page
    assert "10.0.0.9" in page
    assert page.count("Thiết bị này") == 1


def test_another_device_is_signed_out(client: Client, office: Office, session):
    device_id = elsewhere(office, session)
    assert client.post(f"/tai-khoan/thiet-bi/{device_id}/thoat").status_code == 303
    assert session.get(SignIn, device_id).ended_at is not None
    assert client.get("/tai-khoan").status_code == 200


def test_the_device_of_somebody_else_stays(app, client: Client, office: Office, session):
    device_id = elsewhere(office, session)
    other = app.test_client().sign_in(office.hoa)
    other.post(f"/tai-khoan/thiet-bi/{device_id}/thoat")
    assert session.get(SignIn, device_id).ended_at is None


def test_all_other_devices_are_signed_out(client: Client, office: Office, session):
    device_id = elsewhere(office, session)
    client.post("/tai-khoan/thiet-bi/thoat-het")
    assert session.get(SignIn, device_id).ended_at is not None
    assert client.get("/tai-khoan").status_code == 200


def test_the_password_is_changed_with_the_old_one(client: Client, office: Office, session):
    device_id = elsewhere(office, session)
    data = {"old": OLD, "password": NEW, "again": NEW}
    assert client.post("/tai-khoan/mat-khau", data=data).status_code == 303
    assert passwords.fits(office.tu.password_hash, NEW)
    assert session.get(SignIn, device_id).ended_at is not None
    assert client.get("/tai-khoan").status_code == 200


@pytest.mark.parametrize(
    ("old", "new", "told"), [("wrong", NEW, "hiện tại chưa đúng"), (OLD, "ngắn", "ít nhất 10")]
)
def test_a_wrong_old_or_easy_new_one_is_refused(client: Client, office: Office, old, new, told):
    data = {"old": old, "password": new, "again": new}
    answer = client.post("/tai-khoan/mat-khau", data=data)
    assert answer.status_code == 422
    assert told in answer.text
    assert passwords.fits(office.tu.password_hash, OLD)


@pytest.mark.parametrize(
    ("agent", "names"),
    [
        (PHONE, ("Chrome", "Android")),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/131 Safari/537 Edg/131", ("Edge", "Windows")),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604", ("Safari", "iPhone")),
        ("Mozilla/5.0 (Windows NT 10.0; rv:132.0) Firefox/132.0", ("Firefox", "Windows")),
        ("curl/8", ("", "")),
    ],
)
def test_browsers_are_known_by_name(agent, names):
    assert (_named(agent, BROWSERS), _named(agent, SYSTEMS)) == names
