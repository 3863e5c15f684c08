"""Công khai, as anybody reads it: only what was published, nothing personal, kept by caches."""

import pytest
from sqlalchemy import select

from tests.cast import Office
from tests.conftest import Client
from tests.pages.public.conftest import SECRET
from tests.periods.making import FROZEN_AT, LATER, complete
from tests.periods.publishing import PUBLISHED_AT, published, sent_paper
from tracker import evidence, history, periods
from tracker.db import db
from tracker.periods import Choice, ReportPeriod
from tracker.plans import Plan
from tracker.tasks import Task

PATH = "/cong-khai/xabinhan_2026/Q1"


def publish(period: ReportPeriod, office: Office, **chosen: object) -> periods.Publication:
    made = periods.publish(period, Choice(**chosen), by=office.hoa, at=PUBLISHED_AT)  # type: ignore[arg-type]
    db.session.commit()
    return made


def test_anybody_reads_the_rates_with_fraction_and_rule(client: Client, office: Office, period):
    published(period, office)
    page = client.get(PATH).text
    assert "Quý I năm 2026" in page
    assert "UBND xã Bình An" in page
    assert "1/2" in page
    assert "50%" in page
    assert "kể cả chưa đạt, trên tổng số nhiệm vụ" in page
    assert "Chỉ đạo, điều hành" in page
    assert "Văn phòng HĐND và UBND" in page
    assert "18:30 ngày 07/03/2026" in page
    assert f"http://localhost{PATH}" in page


def test_indicators_stand_with_value_target_verdict_and_bar(client: Client, office, period):
    publish(period, office, indicators=True)
    page = client.get(PATH).text
    assert "99,50%" in page
    assert "199/200" in page
    assert "≥ 98%" in page
    assert page.count('class="dd-bar"') == 2
    assert "1/2 đạt" in page
    assert "Theo nội dung" not in page


def test_what_was_not_chosen_is_not_shown(client: Client, office: Office, period):
    sent_paper(period, office)
    publish(period, office, figures=True)
    page = client.get(PATH).text
    assert "Theo nội dung" in page
    assert "CT1" not in page
    assert "31/BC-UBND" not in page


def test_no_name_that_stands_everywhere_inside_comes_out(client: Client, office: Office, period):
    paper = sent_paper(period, office)
    paper.signer, paper.search_key = SECRET, SECRET
    assert paper.file is not None
    paper.file.name = f"{SECRET}.pdf"
    publish(period, office, figures=True, indicators=True, documents=[paper])
    file = client.get(f"{PATH}/van-ban/{paper.id}")
    for answer in (client.get("/cong-khai"), client.get(PATH), client.get(f"{PATH}?ngon-ngu=en")):
        assert answer.status_code == 200
        for secret in (SECRET, "bimat", "0900000000", "Việc của", "Đối thoại với"):
            assert secret not in answer.text
    assert "M%E1%BA%ADt" not in str(file.headers)
    assert "filename=31-BC-UBND.pdf" in file.headers["Content-Disposition"]


def test_not_published_and_not_there_are_one_answer(client: Client, office: Office, period):
    answers = [client.get(path) for path in (PATH, "/cong-khai/khong_co/Q1", f"{PATH}9")]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.text.replace(path, "") for answer, path in zip(
        answers, (PATH, "/cong-khai/khong_co/Q1", f"{PATH}9"), strict=True)}) == 1  # fmt: skip
    assert "Chưa có kỳ nào được công khai" in client.get("/cong-khai").text


def test_nobody_is_known_and_nothing_is_set(client: Client, office: Office, period):
    published(period, office)
    answer = client.get(PATH)
    known = client.sign_in(office.hoa).get(PATH)
    assert known.data == answer.data
    for one in (answer, known, client.get(f"{PATH}9"), client.get("/cong-khai")):
        assert "Set-Cookie" not in one.headers
        assert "Cookie" not in one.headers.get("Vary", "")
        assert "csrf" not in one.text
        assert "<script" not in one.text
    assert "script" not in answer.headers["Content-Security-Policy"]


def test_caches_keep_it_and_ask_whether_it_holds(client: Client, office: Office, period):
    made = published(period, office)
    answer = client.get(PATH)
    assert answer.headers["Cache-Control"] == "public, no-cache"
    same = {"If-None-Match": answer.headers["ETag"]}
    assert client.get(PATH, headers=same).status_code == 304
    periods.withdraw(made, reason="Nhầm kỳ báo cáo.", by=office.hoa, at=LATER)
    gone = client.get(PATH, headers=same)
    assert gone.status_code == 404
    assert gone.headers["Cache-Control"] == "no-store"


def test_a_new_version_takes_the_place_and_says_why(client: Client, office: Office, period):
    published(period, office)
    tag = client.get(PATH).headers["ETag"]
    publish(period, office, figures=True, note="Chỉ tiêu chưa đủ căn cứ.")
    answer = client.get(PATH, headers={"If-None-Match": tag})
    assert answer.status_code == 200
    said = "Thay thế số liệu công khai ngày 07/03/2026, lý do: Chỉ tiêu chưa đủ căn cứ."
    assert said in answer.text
    assert "CT1" not in answer.text


def test_figures_are_those_of_the_freezing(client: Client, office: Office, plan: Plan, period):
    published(period, office)
    plan.areas[0].title = "Nội dung đổi tên"
    complete(plan_task(plan), office, done_on=FROZEN_AT.date(), at=LATER)
    db.session.commit()
    page = client.get(PATH).text
    assert "Chỉ đạo, điều hành" in page
    assert "Nội dung đổi tên" not in page
    assert "1/2" in page


def plan_task(plan: Plan) -> Task:
    """The task of the plan that is not done."""
    return db.session.scalars(
        select(Task).where(Task.plan_id == plan.id, Task.code == "NV02")
    ).one()


def test_a_document_goes_out_as_an_attachment_until_it_is_restricted(
    client: Client, office: Office, period
):
    paper = sent_paper(period, office)
    publish(period, office, documents=[paper])
    path = f"{PATH}/van-ban/{paper.id}"
    assert path in client.get(PATH).text
    answer = client.get(path)
    assert answer.data.startswith(b"%PDF")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert client.get(path, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
    history.take(history.GENERAL)
    evidence.restrict(db.session.merge(paper), by=office.hoa, at=LATER)
    assert client.get(path).status_code == 404
    assert "31/BC-UBND" not in client.get(PATH).text


def test_a_document_is_asked_for_by_its_head_and_in_parts(client: Client, office: Office, period):
    paper = sent_paper(period, office)
    publish(period, office, documents=[paper])
    path = f"{PATH}/van-ban/{paper.id}"
    head, part = client.head(path), client.get(path, headers={"Range": "bytes=0-3"})
    assert (head.status_code, head.data, part.status_code, part.data) == (200, b"", 206, b"%PDF")
    for answer in (head, part):
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert client.get(path, headers={"Range": "bytes=9999999-"}).status_code == 416


def test_a_page_says_whose_it_is_and_leads_to_the_others(client: Client, office: Office, period):
    published(period, office)
    page = client.get(PATH).text
    assert f"<title>Quý I năm 2026, {office.authority.name} – Đôn Đốc</title>" in page
    assert "Thanh ngang là kết quả, vạch đứng là mức giao." in page
    assert page.count('href="/cong-khai"') == 2
    assert client.get(f"{PATH}/").data == client.get(PATH).data
    assert 'href="/cong-khai"' in client.get("/dang-nhap").text


def test_a_document_that_was_not_chosen_does_not_go_out(client: Client, office: Office, period):
    paper = sent_paper(period, office)
    publish(period, office, figures=True)
    assert client.get(f"{PATH}/van-ban/{paper.id}").status_code == 404


@pytest.mark.parametrize("path", [PATH, "/cong-khai"])
def test_it_asks_the_database_little(client: Client, office: Office, period, queries, path: str):
    published(period, office, sent_paper(period, office))
    db.session.commit()
    queries.clear()
    assert client.get(path).status_code == 200
    asked = [one for one in queries if one.startswith("SELECT")]
    assert len(asked) <= 8


def test_it_speaks_english_by_its_address(client: Client, office: Office, period):
    published(period, office)
    client.set_cookie("language", "en")
    assert 'lang="vi"' in client.get(PATH).text
    assert '<html lang="en">' in client.get(f"{PATH}?ngon-ngu=en").text
    assert f"{PATH}?ngon-ngu=en" in client.get("/cong-khai?ngon-ngu=en").text
