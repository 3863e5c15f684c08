"""What every answer carries, and that nothing is served without a key."""

import pytest

from config import make_secret_key, secret_key, settings
from tests.cast import Office
from tests.conftest import Client
from tracker import create_app


@pytest.mark.parametrize("path", ["/dang-nhap", "/healthz", "/nowhere", "/static/app.css"])
def test_every_answer_carries_the_policy(client: Client, session, path):
    with client.get(path) as answer:
        headers = answer.headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "nonce" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_pages_are_not_kept_and_our_files_are(client: Client, office: Office):
    client.sign_in(office.tu)
    assert client.get("/tai-khoan").headers["Cache-Control"] == "no-store"
    with client.get("/static/app.css?v=1") as file:
        assert "immutable" in file.headers["Cache-Control"]


def test_only_encrypted_answers_bind_the_browser_to_encryption(client: Client, session):
    plain, secure = client.get("/dang-nhap"), client.get("/dang-nhap", base_url="https://localhost")
    assert "Strict-Transport-Security" not in plain.headers
    assert "max-age=31536000" in secure.headers["Strict-Transport-Security"]


def made(**changes: object):
    return create_app(
        {**settings({}), "SECRET_KEY": "x", "SQLALCHEMY_DATABASE_URI": "sqlite://", **changes}
    ).test_client()


def test_without_a_key_nothing_is_served():
    answer = made(SECRET_KEY="").get("/healthz")
    assert answer.status_code == 503
    assert "SECRET_KEY" in answer.text


@pytest.mark.parametrize(("proxies", "seen"), [(0, "http"), (1, "https")])
def test_a_proxy_is_believed_only_where_one_stands(proxies, seen):
    headers = {"X-Forwarded-Proto": "https"}
    answer = made(PROXIES=proxies).get("/healthz", headers=headers)
    assert ("Strict-Transport-Security" in answer.headers) is (seen == "https")


def test_an_unknown_host_is_refused():
    client = made(TRUSTED_HOSTS=["don-doc.example"])
    assert client.get("/healthz", headers={"Host": "evil.example"}).status_code == 400
    assert client.get("/healthz", headers={"Host": "don-doc.example"}).status_code == 200


@pytest.mark.parametrize("path", ["/dang-nhap", "/dang-xuat", "/ma-mot-lan", "/mat-khau/abc"])
def test_a_form_without_its_token_is_refused(path):
    assert made().post(path, data={"login": "tu"}).status_code == 400


def test_a_key_is_made_once_for_the_owner_alone(tmp_path):
    environment = {"INSTANCE_PATH": str(tmp_path / "instance")}
    assert secret_key(environment) == ""
    make_secret_key(environment)
    first = secret_key(environment)
    make_secret_key(environment)
    assert secret_key(environment) == first
    assert len(first) >= 64
    assert (tmp_path / "instance" / "secret_key").stat().st_mode & 0o777 == 0o600


def test_a_given_key_wins_and_none_is_made(tmp_path):
    environment = {"INSTANCE_PATH": str(tmp_path), "SECRET_KEY": "given"}
    make_secret_key(environment)
    assert secret_key(environment) == "given"
    assert list(tmp_path.iterdir()) == []
