"""Two whole nodes plan and send the digests of a morning: everybody gets one, even over a kill."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tests.cast import Office, make_person, make_plan, make_task
from tests.faults.nodes import Nodes, nodes_on, wait_for
from tests.services.smtp import MailServer
from tracker.accounts import Person
from tracker.db import db
from tracker.outbox import Letter, Told
from tracker.rules.words import Role
from tracker.units import Unit

pytestmark = pytest.mark.faults
POSTGRES = pytest.param("postgresql", marks=pytest.mark.pg)
NODE = "tests.faults.node"
OFFICERS = 60


@pytest.fixture(params=["sqlite", POSTGRES])
def nodes(request: pytest.FixtureRequest, tmp_path: Path, smtp_server: MailServer):
    """Nodes on a database in which sixty officers are late with a task each."""
    url = f"sqlite:///{tmp_path / 'nodes.sqlite3'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
    with nodes_on(url, smtp_server, letters=0) as laid:
        with laid.app.app_context():
            lay_late_tasks()
        yield laid


def lay_late_tasks() -> None:
    """Let each of sixty officers of the office be late with a task."""
    units = {unit.code.lower(): unit for unit in db.session.query(Unit)}
    plan, vp = make_plan(Office(units.pop("xba"), **units)), units["vp"]
    for number in range(OFFICERS):
        officer = make_person(f"o{number}", f"Cán bộ {number}", unit=vp, role=Role.STAFF)
        make_task(plan, vp, due_on=date(2026, 11, 20), staff=officer)


def digests(nodes: Nodes) -> Counter[str]:
    """Return how many letters each address got."""
    return Counter(to for letter in list(nodes.mail.letters) for to in letter.recipients)


def test_two_nodes_tell_everybody_once_though_one_is_killed(nodes: Nodes):
    nodes.mail.wait_seconds = 0.01
    first, _second = nodes.start(NODE), nodes.start(NODE)
    wait_for(lambda: len(nodes.mail.letters) >= OFFICERS // 3)
    nodes.kill(first)
    wait_for(lambda: nodes.letters() and all(one.state == "sent" for one in nodes.letters()))
    nodes.check_accepted(most_repeats=1)
    with nodes.app.app_context():
        kinds = Counter((one.kind, one.person_id, one.day) for one in db.session.query(Letter))
        late = db.session.query(Person).filter(Person.login.startswith("o")).count()
        told = Counter((one.person_id, one.item_id) for one in db.session.query(Told))
    assert late == OFFICERS
    assert {*kinds.values(), *told.values()} == {1}
    assert sum(1 for to in digests(nodes) if to.startswith("o")) == OFFICERS
