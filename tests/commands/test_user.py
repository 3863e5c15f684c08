"""People from the command line: one is added with a post and a code to set the password with."""

import json

import pytest

from tests.cast import Office
from tracker import clock
from tracker.accounts import Person, codes
from tracker.outbox import Letter
from tracker.rules.words import Role

WORDS = ["user", "add", "Thu", "--name", "Ngô Thị Thu", "--unit", "VP", "--role", "staff"]


def run(app, *words: str):
    return app.test_cli_runner().invoke(args=[*WORDS, *words])


def test_a_person_is_added_with_a_post_and_a_code(app, session, office: Office):
    answer = run(app, "--email", "Thu@binhan.example", "--title", "Công chức", "--json")
    assert answer.exit_code == 0, answer.stderr
    thu = session.query(Person).filter_by(login="thu").one()
    (post,) = thu.posts(clock.today())
    assert (post.unit, post.role, post.title) == (office.vp, Role.STAFF, "Công chức")
    assert thu.email == "thu@binhan.example"
    code = json.loads(answer.stdout)["code"]
    assert codes.told(thu, code, at=clock.now()) is not None


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--unit", "ABC"], "Không có đơn vị mã ABC."),
        (["--authority", "ABC"], "Không có cơ quan mã ABC."),
        (["--email", "tu@binhan.example"], "Địa chỉ thư điện tử này đã có người dùng."),
        (["--email", "thu"], "Địa chỉ thư điện tử chưa đúng."),
    ],
)
def test_what_does_not_fit_is_refused(app, session, office: Office, words, told):
    answer = run(app, *words)
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert told in answer.stderr
    assert session.query(Person).filter_by(login="thu").count() == 0


def test_without_an_authority_nobody_is_added(app, session):
    assert run(app).exit_code == 2


def test_a_person_with_a_mailbox_may_be_invited(app, session, office: Office):
    answer = run(app, "--email", "thu@binhan.example", "--invite", "--json")
    assert json.loads(answer.stdout) == {"login": "thu", "code": None}
    assert [letter.kind for letter in session.query(Letter)] == ["invitation"]
    assert run(app, "--invite").exit_code == 2
