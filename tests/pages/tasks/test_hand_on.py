"""Chuyển cho …: where a head's letter leads."""

from tests.cast import Office, make_person
from tests.conftest import Client
from tests.pages.tasks import posted
from tracker import clock, updates
from tracker.rules.words import Role
from tracker.tasks import Task
from tracker.updates import News


def test_a_head_chooses_among_the_people_of_the_unit(client: Client, office: Office, task: Task):
    address = f"/nhiem-vu/{task.id}/giao-nguoi"
    assert client.get(address).location == f"/dang-nhap?next={address}"
    page = client.sign_in(office.lan).get(address).text
    assert "Lê Anh Tú" in page
    assert "Vũ Đình Quang" not in page
    fields = {"staff_id": str(office.lan.id), "back": "giao-nguoi"}
    answer = client.post(address, data=posted(task, **fields))
    assert answer.location == f"/nhiem-vu/{task.id}"
    assert task.staff_id == office.lan.id


def test_the_people_to_choose_from_stand_by_their_given_names(client: Client, office, task: Task):
    for number, name in enumerate(["Vũ Thị Yến", "Đặng Bá An"]):
        make_person(f"a{number}", name, unit=office.vp, role=Role.STAFF)
    page = client.sign_in(office.lan).get(f"/nhiem-vu/{task.id}/giao-nguoi").text
    select = page[page.index('name="staff_id"') :]
    wanted = ["Đặng Bá An", "Trần Thị Lan", "Lê Anh Tú", "Vũ Thị Yến"]
    assert sorted(wanted, key=select.index) == wanted


def test_only_the_unit_s_head_and_the_secretariat_hand_on(
    client: Client, office: Office, task: Task
):
    for person, code in ((office.tu, 403), (office.minh, 403), (office.hoa, 200)):
        answer = client.sign_in(person).get(f"/nhiem-vu/{task.id}/giao-nguoi")
        assert answer.status_code == code


def test_the_choice_stays_when_somebody_was_first(client: Client, office: Office, task: Task):
    fields = {"staff_id": str(office.lan.id), "back": "giao-nguoi"}
    form = posted(task, **fields)
    updates.post(task, News("Bản của Tú"), by=office.tu, at=clock.now())
    answer = client.sign_in(office.lan).post(f"/nhiem-vu/{task.id}/giao-nguoi", data=form)
    assert answer.status_code == 409
    assert f'<option selected value="{office.lan.id}">' in answer.text
