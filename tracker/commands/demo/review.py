"""A session of the committee in the demo: held in July, its three conclusions under way."""

from dataclasses import replace
from datetime import date

from sqlalchemy import delete

from tracker import history, periods, reviews
from tracker.accounts import Person
from tracker.commands.demo.people import noon
from tracker.db import db
from tracker.outbox import Letter
from tracker.plans import Plan
from tracker.reviews import ConclusionKind, Matter, Said, Setting
from tracker.units import Unit

HELD_ON = date(2026, 7, 10)
NUMBERED_ON = date(2026, 7, 13)
TITLE = "Phiên họp đánh giá công tác cải cách hành chính 6 tháng đầu năm 2026"
MATTERS = ("Tiến độ số hóa hồ sơ tại Bộ phận Một cửa", "Thực hiện thư xin lỗi khi trễ hạn")


def build_review(plan: Plan, units: dict[str, Unit]) -> None:
    """Hold a session on the plan, give its notice a number; it sends no letters."""
    people = {person.login: person for person in db.session.query(Person)}
    hoa, binh, at = people["hoa"], people["binh"], noon(HELD_ON)
    history.take(history.GENERAL, plan.id)
    half = periods.period_of(plan, "H1")
    setting = Setting(TITLE, HELD_ON, binh, "Phòng họp UBND xã", half)
    review = reviews.plan_review(plan, setting, by=hoa, at=at)
    items = [reviews.add(review, Matter(title), by=hoa, at=at) for title in MATTERS]
    reviews.open_review(review, by=hoa, at=at)
    for place, said in enumerate(conclusions(units)):
        item = items[place] if place < len(items) else None
        reviews.conclude(review, said, by=hoa, at=at, item=item)
    reviews.close_review(review, by=hoa, at=at)
    number_at = noon(NUMBERED_ON)
    reviews.number_paper(review, number="21/TB-UBND", on=NUMBERED_ON, by=hoa, at=number_at)
    db.session.execute(delete(Letter))


def conclusions(units: dict[str, Unit]) -> list[Said]:
    """Return what the chair concluded: two tasks and a word for all."""
    scan = Said(
        ConclusionKind.TASK, "Rà soát, số hóa hồ sơ còn tồn tại Bộ phận Một cửa",
        units=(units["VHXH"],), deliverable="Báo cáo kết quả", due_text="trước ngày 30/9/2026",
    )  # fmt: skip
    sorry = replace(
        scan, text="Gửi phiếu xin lỗi và hẹn lại ngày trả kết quả cho toàn bộ hồ sơ trễ hạn",
        units=(units["VP"], units["PKT"]), due_text="trong quý IV", deliverable="Danh sách đã gửi",
    )  # fmt: skip
    heads = Said(
        ConclusionKind.GENERAL,
        "Thủ trưởng các đơn vị trực tiếp chỉ đạo, chịu trách nhiệm về kết quả cải cách hành chính.",
    )
    return [scan, sorry, heads]
