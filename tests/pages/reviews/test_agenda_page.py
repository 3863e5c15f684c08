"""The agenda on its pages: put in order by buttons, documents laid, who reads them."""

from tests.cast import make_person
from tests.reviews.making import AT, HELD_ON, planned
from tracker import evidence, reviews
from tracker.db import db
from tracker.evidence import Cited
from tracker.plans import Plan
from tracker.reviews import Review
from tracker.rules.words import Role


def test_the_agenda_is_put_in_order_by_buttons(client, office, plan: Plan):
    review = planned(office, plan)
    items = [reviews.add(review, reviews.Matter(one), by=office.hoa, at=AT) for one in "ABC"]
    ids = [item.id for item in items]
    db.session.commit()
    client.sign_in(office.hoa)
    path = f"/phien-hop/{review.id}/chuong-trinh"
    client.post(f"{path}/{ids[2]}/thu-tu", data={"way": "len"})
    client.post(f"{path}/{ids[0]}/thu-tu", data={"way": "xuong"})
    assert [item.title for item in db.session.get_one(Review, review.id).items] == ["C", "A", "B"]
    client.post(f"{path}/{ids[0]}/bo")
    client.post(path, data={"title": "D"})
    assert [item.title for item in db.session.get_one(Review, review.id).items] == ["C", "B", "D"]


def test_a_matter_is_given_its_place(client, office, plan: Plan):
    review = planned(office, plan)
    ids = [reviews.add(review, reviews.Matter(one), by=office.hoa, at=AT).id for one in "ABC"]
    db.session.commit()
    client.sign_in(office.hoa)
    data = {"title": "C mới", "place": "1", "version": review.items[2].version}
    assert (
        client.post(f"/phien-hop/{review.id}/chuong-trinh/{ids[2]}", data=data).status_code == 303
    )
    found = db.session.get_one(Review, review.id).items
    assert [item.title for item in found] == ["C mới", "A", "B"]


def test_a_document_is_laid_with_a_matter(client, office, plan: Plan):
    review = planned(office, plan)
    item = reviews.add(review, reviews.Matter("Việc"), by=office.hoa, at=AT)
    db.session.commit()
    client.sign_in(office.hoa)
    path = f"/phien-hop/{review.id}/chuong-trinh/{item.id}"
    data = {"title": "Việc mới", "doc_number": "10/BC-PKT", "doc_on": "01/07/2026",
            "version": item.version}  # fmt: skip
    assert client.post(path, data=data).status_code == 303
    assert "10/BC-PKT" in client.get(f"/phien-hop/{review.id}/chieu/1").text
    assert client.post(path, data=data | {"title": "Khác"}).status_code == 409


def test_the_committee_reads_what_is_laid_before_it(client, office, plan: Plan):
    steering = make_person("uyvien", "Ủy viên", unit=office.authority, role=Role.STEERING)
    review = planned(office, plan)
    item = reviews.add(review, reviews.Matter("Việc"), by=office.hoa, at=AT)
    cited = Cited("10/BC-PKT", HELD_ON)
    shown = evidence.describe(cited, authority_id=plan.authority_id, by=office.hoa, at=AT)
    reviews.attach(item, shown, by=office.hoa, at=AT)
    db.session.commit()
    client.sign_in(steering)
    assert "10/BC-PKT" in client.get(f"/phien-hop/{review.id}/chieu/1").text
    client.sign_in(office.minh)
    assert client.get(f"/van-ban/{shown.id}").status_code == 404
