"""The guard: every view names its audience, strangers are sent to sign in."""

from tests.cast import Office
from tests.conftest import Client


def test_health_needs_no_sign_in(client: Client):
    assert client.get("/healthz").json == {"status": "ok"}
    assert client.get("/readyz").json == {"status": "ok", "jobs": {}}


def test_every_view_names_its_audience(app):
    unmarked = [
        endpoint for endpoint, view in app.view_functions.items()
        if endpoint != "static" and not hasattr(view, "audience")
    ]  # fmt: skip
    assert unmarked == []


def test_two_people_are_two_people(app, office: Office):
    one, two = app.test_client().sign_in(office.tu), app.test_client().sign_in(office.hoa)
    with one.session_transaction() as first, two.session_transaction() as second:
        assert first["_user_id"] != second["_user_id"]
