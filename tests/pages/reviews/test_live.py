"""Two people at one session: what others typed appears, nothing typed is lost, words are heard."""

from datetime import timedelta

import pytest

from tests.conftest import Client
from tests.reviews.making import AT, general
from tracker import evidence, reviews
from tracker.accounts import SignIn
from tracker.db import db
from tracker.evidence import Cited
from tracker.reviews import Conclusion, Matter, Review

GIVES = "Giao Phòng Kinh tế chủ trì, phối hợp Văn phòng HĐND và UBND trình đề án, trước ngày 15/8"


@pytest.fixture
def review(office, review: Review) -> Review:
    """A session under way, with a matter."""
    reviews.add(review, Matter("Đề án"), by=office.hoa, at=AT)
    db.session.commit()
    return review


def test_a_page_learns_what_others_typed_and_asks_no_more_than_needed(client, office, review):
    client.sign_in(office.binh)
    for path in (f"/phien-hop/{review.id}/ket-luan", f"/phien-hop/{review.id}/ket-luan?viec=1"):
        first = client.get(path)
        same = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
        assert (first.status_code, same.status_code, same.data) == (200, 304, b"")
        item = review.items[0]
        reviews.conclude(review, general(f"Nói ở {path}"), by=office.hoa, at=AT, item=item)
        db.session.commit()
        later = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
        assert later.status_code == 200
        assert f"Nói ở {path}" in later.text
        assert "<form" not in later.text


def test_a_page_learns_what_others_did_to_the_agenda(client, office, review):
    path = f"/phien-hop/{review.id}/ket-luan"
    paper = evidence.describe(
        Cited("1/BC", AT.date()), authority_id=review.authority_id, by=office.hoa, at=AT
    )
    acts = {
        "Việc mới": lambda: reviews.add(review, Matter("Việc mới"), by=office.hoa, at=AT),
        "01 tài liệu": lambda: reviews.attach(review.items[0], paper, by=office.hoa, at=AT),
        "Bỏ việc 2": lambda: reviews.move_up(review.items[1], by=office.hoa, at=AT),
    }
    client.sign_in(office.hoa)
    tag = client.get(path).headers["ETag"]
    for words, act in acts.items():
        assert client.get(path, headers={"If-None-Match": tag}).status_code == 304
        act()
        answer = client.get(path, headers={"If-None-Match": tag})
        tag = answer.headers["ETag"]
        assert words in answer.text
    assert answer.text.index("Việc mới") < answer.text.index("Đề án")
    assert "Bỏ việc" not in client.sign_in(office.binh).get(path).text


def test_looking_by_itself_keeps_nobody_signed_in(client: Client, office, review, on_the_day):
    client.sign_in(office.binh)
    client.get("/phien-hop")
    seen = db.session.query(SignIn).one().seen_at
    on_the_day.shift(timedelta(minutes=20))
    assert client.get(f"/phien-hop/{review.id}/ket-luan").status_code == 200
    db.session.expire_all()
    assert db.session.query(SignIn).one().seen_at == seen


@pytest.mark.parametrize("more", [{}, {"place": 1}])
def test_reloading_without_a_script_loses_nothing(client, office, review, more):
    reviews.conclude(
        review, general("Lời Bình"), by=office.binh, at=AT, item=review.items[0]
    )  # fmt: skip
    db.session.commit()
    client.sign_in(office.hoa)
    typed = {"kind": "task", "text": "Nửa câu", "units": [office.pkt.id], "deliverable": "Tờ trình"}
    answer = client.post(
        f"/phien-hop/{review.id}/ket-luan", data=typed | {"reloads": "1"} | more
    )  # fmt: skip
    assert answer.status_code == 200
    for words in ("Lời Bình", "Nửa câu", "Tờ trình", "đã ghi 01 kết luận", "Tải lại"):
        assert words in answer.text
    boxes = [one for one in answer.text.split("<input")[1:] if 'name="units"' in one]
    ticked = [one for one in boxes if one.startswith(" checked")]
    assert [f'value="{office.pkt.id}"' in one for one in ticked] == [True]
    assert len(db.session.query(Conclusion).all()) == 1


def test_units_and_day_heard_are_shown_once_then_taken(client, office, review):
    client.sign_in(office.hoa)
    path = f"/phien-hop/{review.id}/ket-luan"
    data = {"kind": "task", "text": GIVES, "units": [office.vp.id]}
    answer = client.post(path, data=data)
    assert answer.status_code == 200
    assert db.session.query(Conclusion).all() == []
    assert "Nhận ra từ câu" in answer.text
    heard = f"1:{office.pkt.id},{office.vp.id}:trước ngày 15/8"
    assert f'value="{heard}"' in answer.text
    data |= {"units": [office.pkt.id], "coordinating": office.vp.name, "heard": heard,
             "due_text": "trước ngày 15/8"}  # fmt: skip
    assert client.post(path, data=data).status_code == 303
    (made,) = db.session.query(Conclusion)
    assert (made.units, made.coordinating) == ([office.pkt], office.vp.name)
    assert "Đọc là 15/08/2026" in client.get(f"/phien-hop/{review.id}").text


def test_what_is_heard_may_be_ticked_otherwise(client, office, review):
    client.sign_in(office.hoa)
    data = {
        "kind": "task", "text": GIVES, "units": [office.vp.id], "due_text": "trong quý III",
        "heard": f"1:{office.pkt.id},{office.vp.id}:trước ngày 15/8",
    }  # fmt: skip
    assert client.post(f"/phien-hop/{review.id}/ket-luan", data=data).status_code == 303
    (made,) = db.session.query(Conclusion)
    assert (made.units, made.due_text) == ([office.vp], "trong quý III")


def test_the_words_are_heard_while_one_types(client, office, review):
    client.sign_in(office.hoa)
    answer = client.post(f"/phien-hop/{review.id}/ket-luan/doc", data={"text": GIVES})
    assert f'data-units="{office.pkt.id}"' in answer.text
    assert 'data-due="trước ngày 15/8"' in answer.text
    nothing = client.post(f"/phien-hop/{review.id}/ket-luan/doc", data={"text": "x" * 9000})
    assert 'data-key=""' in nothing.text
    assert db.session.query(Conclusion).all() == []
