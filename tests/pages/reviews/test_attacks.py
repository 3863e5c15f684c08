"""Sessions under attack: others' sessions, ends twice, what changed between typing and the end."""

from datetime import date

from sqlalchemy import select

from tests.cast import make_person, make_task, make_unit
from tests.reviews.making import AT, given
from tracker import history, issuing, reviews
from tracker.db import db
from tracker.plans import PlanState
from tracker.reviews import Conclusion, ConclusionKind, Review, ReviewState, Ruled, Said
from tracker.rules.words import Role
from tracker.tasks import Task

DOORS = (
    ("GET", ""), ("GET", "/chieu/1"), ("GET", "/ket-luan"), ("GET", "/ket-thuc"),
    ("GET", "/thong-bao"), ("GET", "/sua"), ("POST", "/ket-luan"), ("POST", "/ket-luan/doc"),
    ("POST", "/ket-thuc"), ("POST", "/bat-dau"), ("POST", "/mo-lai"), ("POST", "/dinh-chinh"),
    ("POST", "/so"), ("POST", "/chuong-trinh"), ("POST", "/chuong-trinh/de-xuat"),
)  # fmt: skip


def test_another_authoritys_session_is_not_there(client, office, review: Review):
    other = make_unit(office.authority, "UBNDB", "UBND xã Bình Bắc", type_code="xa")
    other.authority_id, other.parent_id = other.id, None
    stranger = make_person("la", "Người lạ", unit=other, role=Role.COORDINATOR)
    db.session.commit()
    client.sign_in(stranger)
    data = {"kind": "general", "text": "x", "reason": "x", "number": "1", "issued_on": "7/7/2026"}
    answers = [
        client.open(f"/phien-hop/{review.id}{path}", method=method, data=data)
        for method, path in DOORS
    ]
    assert {answer.status_code for answer in answers} == {404}


def test_a_head_types_no_conclusion(client, office, review: Review):
    client.sign_in(office.lan)
    assert {
        client.open(f"/phien-hop/{review.id}{path}", method=method).status_code
        for method, path in DOORS
    } == {403}


def test_a_session_ends_once(client, office, review: Review):
    reviews.conclude(review, given(office), by=office.hoa, at=AT)
    db.session.commit()
    client.sign_in(office.hoa)
    answers = [client.post(f"/phien-hop/{review.id}/ket-thuc") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 422]
    assert len(db.session.scalars(select(Task)).all()) == 1


def test_a_unit_that_ended_meanwhile_is_named_at_the_end(client, office, review: Review):
    reviews.conclude(review, given(office), by=office.hoa, at=AT)
    office.pkt.ended_on = date(2026, 7, 1)
    db.session.commit()
    client.sign_in(office.hoa)
    answer = client.post(f"/phien-hop/{review.id}/ket-thuc")
    assert answer.status_code == 422
    assert "Kết luận 1 chưa thực hiện được: Phòng Kinh tế đã kết thúc" in answer.text
    assert db.session.get_one(Review, review.id).state == ReviewState.OPEN


def test_a_plan_closed_meanwhile_is_named_at_the_end(client, office, plan, review: Review):
    task = make_task(plan, office.vp, due_on=date(2026, 7, 15))
    issuing.collection_of(office.authority, year=2026, at=AT)
    said = Said(ConclusionKind.DECISION, "Chờ hướng dẫn của Sở Nội vụ", task=task,
                ruled=Ruled.EXTEND, due_on=date(2026, 8, 31))  # fmt: skip
    history.take(history.GENERAL, plan.id)
    reviews.conclude(review, said, by=office.hoa, at=AT)
    plan.state = PlanState.CLOSED
    db.session.commit()
    client.sign_in(office.hoa)
    answer = client.post(f"/phien-hop/{review.id}/ket-thuc")
    assert answer.status_code == 422
    assert db.session.get_one(Task, task.id).due_on == date(2026, 7, 15)


def test_huge_texts_are_refused_and_kept_short(client, office, review: Review):
    client.sign_in(office.hoa)
    for path, data in (
        ("ket-luan", {"kind": "task", "text": "UBND " * 40_000}),
        ("ket-luan", {"kind": "general", "text": "x" * 2001}),
        ("chuong-trinh", {"title": "x" * 2001}),
    ):
        assert client.post(f"/phien-hop/{review.id}/{path}", data=data).status_code == 422
    assert db.session.scalars(select(Conclusion)).all() == []


def test_signs_that_no_text_holds(client, office, review: Review):
    client.sign_in(office.hoa)
    data = {"kind": "general", "text": "<b>Đậm</b> \x0b]]> & “trích”"}
    client.post(f"/phien-hop/{review.id}/ket-luan", data=data)
    assert "&lt;b&gt;Đậm" in client.get(f"/phien-hop/{review.id}").text
    assert client.get(f"/phien-hop/{review.id}/thong-bao").status_code == 200


def test_places_that_are_none(client, office, review: Review):
    client.sign_in(office.hoa)
    for place in ("0", "99999999999999999999"):
        assert client.get(f"/phien-hop/{review.id}/chieu/{place}").status_code == 404
        assert client.get(f"/phien-hop/{review.id}/ket-luan?viec={place}").status_code == 200
    data = {"kind": "general", "text": "x", "place": "7", "item": "999999999999999999999"}
    assert client.post(f"/phien-hop/{review.id}/ket-luan", data=data).status_code in {404, 422}
    again = data | {"item": "", "reloads": "1"}
    assert client.post(f"/phien-hop/{review.id}/ket-luan", data=again).status_code == 200
