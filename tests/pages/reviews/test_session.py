"""Pages of a session: prepared, held, concluded, numbered; who may and who may not."""

import pytest
from sqlalchemy import select

from tests.cast import make_person, make_task
from tests.conftest import Client
from tests.reviews.making import AT, HELD_ON, TITLE, general, given, planned
from tracker import reviews
from tracker.db import db
from tracker.plans import Plan
from tracker.reviews import Conclusion, Review, ReviewState
from tracker.rules.words import Role
from tracker.tasks import Task


def typed(**more: object) -> dict[str, object]:
    """What a form of a conclusion posts."""
    return {"kind": "general", "text": "Nâng cao trách nhiệm người đứng đầu"} | more


def test_the_secretariat_prepares_and_the_exceptions_are_there(client, office, plan: Plan):
    task = make_task(plan, office.pkt, title="Đề án vị trí việc làm")
    client.sign_in(office.hoa)
    answer = client.post("/phien-hop/moi", data={
        "plan": plan.code, "title": TITLE, "held_on": "07/07/2026", "chair": office.binh.id,
    })  # fmt: skip
    answer = client.get(answer.location)
    assert "Đã lập chương trình từ số liệu hôm nay." in answer.text
    assert task.title in answer.text
    assert "Bắt đầu họp" in answer.text


def test_preparing_twice_with_one_form_makes_one_session(client, office, plan: Plan):
    client.sign_in(office.hoa)
    posted = {
        "plan": plan.code, "title": TITLE, "held_on": "07/07/2026", "chair": office.binh.id,
        "submission_id": "once", "version": "",
    }  # fmt: skip
    first, second = (client.post("/phien-hop/moi", data=posted) for _ in range(2))
    assert first.location == second.location
    assert len(db.session.scalars(select(Review)).all()) == 1


def test_a_session_runs_from_its_beginning_to_the_number(client, office, plan: Plan):
    review = planned(office, plan)
    db.session.commit()
    client.sign_in(office.hoa)
    page, at = f"/phien-hop/{review.id}", review.id
    assert client.post(f"{page}/bat-dau").status_code == 303
    data = typed(kind="task", text="Trình danh mục", units=[office.pkt.id], due_text="31/8/2026")
    client.post(f"{page}/ket-luan", data=data)
    assert "Đọc là 31/08/2026" in client.get(page).text
    assert db.session.scalars(select(Task)).all() == []
    assert "Thành 01 nhiệm vụ" in client.get(f"{page}/ket-thuc").text
    assert client.post(f"{page}/ket-thuc").status_code == 303
    (task,) = db.session.scalars(select(Task))
    assert f"/nhiem-vu/{task.id}" in client.get(page).text
    client.post(f"{page}/so", data={"number": "15/TB-UBND", "issued_on": "07/07/2026"})
    assert "15/TB-UBND" in client.get(f"/nhiem-vu/{task.id}").text
    assert "15/TB-UBND ngày 07/07/2026" in client.get("/phien-hop").text
    assert db.session.get_one(Review, at).state == ReviewState.CLOSED


def test_the_same_conclusion_posted_twice_stands_once(client, office, review: Review):
    client.sign_in(office.hoa)
    for _ in range(2):
        client.post(f"/phien-hop/{review.id}/ket-luan", data=typed(submission_id="once"))
    assert len(db.session.scalars(select(Conclusion)).all()) == 1


def test_two_new_conclusions_never_collide(client, office, review: Review):
    for person in (office.hoa, office.binh):
        client.sign_in(person)
        data = typed(text=f"Lời của {person.full_name}")
        client.post(f"/phien-hop/{review.id}/ket-luan", data=data)
    page = client.get(f"/phien-hop/{review.id}").text
    assert f"Lời của {office.hoa.full_name}" in page
    assert f"Lời của {office.binh.full_name}" in page


def test_a_stale_version_shows_both_texts(client, office, review: Review):
    made = reviews.conclude(review, general("Lời đầu"), by=office.hoa, at=AT)
    db.session.commit()
    path, version = f"/phien-hop/{review.id}/ket-luan/{made.id}", made.version
    client.sign_in(office.hoa)
    client.post(path, data=typed(text="Lời thứ hai", version=version))
    client.sign_in(office.binh)
    answer = client.post(path, data=typed(text="Lời thứ ba", version=version))
    assert answer.status_code == 409
    assert "“Lời thứ hai”" in answer.text
    assert "Lời thứ ba</textarea>" in answer.text
    assert "Phạm Thị Hoa vừa sửa kết luận này" in answer.text
    assert client.post(f"{path}/bo", data={"version": version}).status_code == 409
    again = client.post(path, data=typed(text="Lời thứ ba", version=version + 1))
    assert again.status_code == 303
    assert db.session.get_one(Conclusion, made.id).text == "Lời thứ ba"


def test_what_cannot_be_is_told_in_the_form_and_kept(client, office, review: Review):
    client.sign_in(office.binh)
    data = typed(kind="task", text="Việc không có đơn vị")
    answer = client.post(f"/phien-hop/{review.id}/ket-luan", data=data)
    assert answer.status_code == 422
    assert "Chọn ít nhất một đơn vị" in answer.text
    assert "Việc không có đơn vị" in answer.text
    assert db.session.scalars(select(Conclusion)).all() == []


def test_a_conclusion_leads_on_to_the_next_matter(client, office, review: Review):
    for title in ("Một", "Hai"):
        reviews.add(review, reviews.Matter(title), by=office.hoa, at=AT)
    db.session.commit()
    client.sign_in(office.hoa)
    item = review.items[0].id
    data = typed(item=item, place=1, goes_on="1")
    answer = client.post(f"/phien-hop/{review.id}/ket-luan", data=data)
    assert answer.location == f"/phien-hop/{review.id}/chieu/2"
    assert "Nâng cao trách nhiệm" in client.get(f"/phien-hop/{review.id}/chieu/1").text


def test_a_matter_of_another_session_is_not_found(client, office, plan, review: Review):
    other = planned(office, plan, title="Phiên khác")
    item = reviews.add(other, reviews.Matter("Việc khác"), by=office.hoa, at=AT)
    db.session.commit()
    client.sign_in(office.hoa)
    path = f"/phien-hop/{review.id}"
    assert client.post(f"{path}/ket-luan", data=typed(item=item.id)).status_code == 404
    assert client.get(f"{path}/chuong-trinh/{item.id}").status_code == 404
    assert client.post(f"{path}/chuong-trinh/{item.id}/bo").status_code == 404


def test_units_and_tasks_of_others_are_no_choices(client, office, review: Review):
    client.sign_in(office.hoa)
    for more, why in (
        ({"kind": "task", "units": [office.authority.id, 999999]}, "Chọn ít nhất một đơn vị"),
        ({"kind": "decision", "task": 999999, "ruled": "extend"}, "Chọn nhiệm vụ"),
        ({"kind": "decision", "ruled": "explode"}, "Chọn nhiệm vụ"),
    ):
        answer = client.post(f"/phien-hop/{review.id}/ket-luan", data=typed(**more))
        assert answer.status_code == 422
        assert why in answer.text


@pytest.mark.parametrize("key", ["mai", "uyvien"])
def test_auditors_and_the_committee_read_but_do_not_type(client, office, review: Review, key):
    steering = make_person("uyvien", "Ủy viên", unit=office.authority, role=Role.STEERING)
    client.sign_in(steering if key == "uyvien" else office.mai)
    page = client.get(f"/phien-hop/{review.id}")
    assert page.status_code == 200
    assert "Ghi kết luận" not in page.text
    for act in ("ket-luan", "ket-thuc", "bat-dau"):
        assert client.post(f"/phien-hop/{review.id}/{act}", data=typed()).status_code == 403
    assert db.session.scalars(select(Conclusion)).all() == []


def test_a_leader_who_does_not_chair_only_reads(client, office, review: Review):
    deputy = make_person("phu", "Phó Chủ tịch", unit=office.authority, role=Role.LEADER)
    client.sign_in(deputy)
    assert client.post(f"/phien-hop/{review.id}/ket-luan", data=typed()).status_code == 403


def test_units_know_of_the_tasks_only(client, office, review: Review):
    reviews.conclude(review, given(office), by=office.hoa, at=AT)
    reviews.close_review(review, by=office.hoa, at=AT)
    db.session.commit()
    (task,) = db.session.scalars(select(Task))
    client.sign_in(office.minh)
    assert client.get(f"/phien-hop/{review.id}").status_code == 403
    assert "Biên bản phiên họp" in client.get(f"/nhiem-vu/{task.id}").text


def test_the_next_session_opens_on_what_became_of_the_last(client, office, plan, review: Review):
    reviews.conclude(review, given(office), by=office.hoa, at=AT)
    reviews.close_review(review, by=office.hoa, at=AT)
    following = planned(office, plan, title="Phiên họp quý III")
    reviews.propose(following, by=office.hoa, at=AT)
    db.session.commit()
    client.sign_in(office.binh)
    page = client.get(f"/phien-hop/{following.id}").text
    assert "Kết luận phiên trước" in page
    assert "Đang thực hiện 01 nhiệm vụ" in page
    screen = client.get(f"/phien-hop/{following.id}/chieu/1").text
    assert "Đã thực hiện 0/01 kết luận" in screen or "Đã thực hiện 00/01 kết luận" in screen


def test_the_notice_is_taken_out_as_word(client: Client, office, review: Review):
    client.sign_in(office.mai)
    assert client.get(f"/phien-hop/{review.id}/thong-bao").status_code == 422
    reviews.conclude(review, general(), by=office.hoa, at=AT)
    db.session.commit()
    answer = client.get(f"/phien-hop/{review.id}/thong-bao")
    name = f"thong-bao-ket-luan-xabinhan_2026-{HELD_ON}.docx"
    assert name in answer.headers["Content-Disposition"]
    assert answer.data[:2] == b"PK"
