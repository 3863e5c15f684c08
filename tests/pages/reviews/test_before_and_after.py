"""A session before it begins, for a period, and after its end: reopened or corrected."""

from tests.cast import make_task
from tests.periods.making import frozen
from tests.reviews.making import AT, TITLE, general
from tracker import periods, reviews
from tracker.db import db
from tracker.plans import Plan
from tracker.reviews import Matter, Review


def test_a_session_is_prepared_for_a_frozen_period(client, office, plan: Plan):
    frozen(plan, office)
    db.session.commit()
    client.sign_in(office.hoa)
    assert "Quý I năm 2026" in client.get("/phien-hop/moi").text
    wanted = {"plan": plan.code, "title": TITLE, "held_on": "07/07/2026", "chair": office.binh.id}
    period = str(first_of(plan))
    answer = client.post("/phien-hop/moi", data=wanted | {"period": period, "since": "01/01/2026"})
    assert "không cả hai" in answer.text
    answer = client.post("/phien-hop/moi", data=wanted | {"period": period})
    page = answer.location
    assert "Quý I năm 2026" in client.get(page).text
    client.post(f"{page}/chuong-trinh", data={"title": "Việc"})
    screen = client.get(f"{page}/chieu/1").text
    assert "Số liệu tính đến 05/03/2026, chốt lúc 16:30 ngày 07/03/2026" in screen


def first_of(plan: Plan) -> int:
    found = periods.period_of(plan, "Q1")
    assert found is not None
    return found.id


def test_an_ended_session_is_reopened_or_corrected(client, office, review: Review):
    reviews.conclude(review, general("Lời sai"), by=office.hoa, at=AT)
    db.session.commit()
    client.sign_in(office.hoa)
    path = f"/phien-hop/{review.id}"
    client.post(f"{path}/ket-thuc")
    assert "Kết thúc nhầm, họp tiếp" in client.get(path).text
    assert client.post(f"{path}/mo-lai").status_code == 303
    assert client.post(f"{path}/mo-lai").status_code == 422
    client.post(f"{path}/ket-thuc")
    client.post(f"{path}/so", data={"number": "15/TB-UBND", "issued_on": "07/07/2026"})
    wrong = {"text": "Lời đúng", "conclusion": review.standing[0].id}
    answer = client.post(f"{path}/dinh-chinh", data=wrong)
    assert (answer.status_code, "Lời đúng</textarea>" in answer.text) == (422, True)
    client.post(f"{path}/dinh-chinh", data=wrong | {"reason": "Nghe nhầm"})
    page = client.get(path).text
    for words in (
        "Đính chính: “Lời đúng”",
        "Thay thế thông báo",
        "15/TB-UBND ngày 07/07/2026",
        "Lời sai",
    ):
        assert words in page
    assert client.post(f"{path}/mo-lai").status_code == 422
    client.sign_in(office.mai)
    assert "Đính chính, bổ sung" not in client.get(path).text
    assert client.post(f"{path}/dinh-chinh", data=wrong | {"reason": "x"}).status_code == 403


def test_an_ended_session_says_of_when_its_figures_are(client, office, plan: Plan, review: Review):
    task = make_task(plan, office.vp)
    for matter in (Matter("Việc chung"), Matter("", task=task)):
        reviews.add(review, matter, by=office.hoa, at=AT)
    db.session.commit()
    client.sign_in(office.hoa)
    path = f"/phien-hop/{review.id}"
    assert "Số liệu tính đến 07/07/2026, chưa chốt" in client.get(f"{path}/chieu/1").text
    client.post(f"{path}/ket-thuc")
    kept, today = "07/07/2026, giữ như khi kết thúc phiên họp", "nhiệm vụ theo tình trạng hôm nay"
    general, of_task = (client.get(f"{path}/chieu/{place}").text for place in (1, 2))
    assert (kept in general, today in general) == (True, False)
    assert f"{kept}; {today}" in of_task
    client.post(f"{path}/mo-lai")
    assert "chưa chốt" in client.get(f"{path}/chieu/1").text
