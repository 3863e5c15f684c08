"""Định mức: the secretariat sets a plan's quotas; everybody sees who keeps them."""

from datetime import date

from tests.cast import Office
from tests.conftest import Client
from tests.registers.told import AT, news
from tracker import registers
from tracker.plans import Plan
from tracker.registers import ItemKind, Wanted
from tracker.registers.quotas import of_plan
from tracker.rules.indicators import Frequency

FORM = {"kind": "news", "least": "1", "per": "month", "group": "0", "code": ""}


def url(plan: Plan) -> str:
    return f"/ke-hoach/{plan.code}/dinh-muc"


def test_the_secretariat_sets_changes_and_drops_a_quota(client: Client, office: Office, plan: Plan):
    client.sign_in(office.hoa)
    assert client.post(url(plan), data=FORM).status_code == 303
    assert client.post(url(plan), data=FORM | {"least": "2"}).status_code == 303
    (quota,) = of_plan(plan.id)
    assert quota.least == 2
    assert "ít nhất 02 tin, bài mỗi tháng" in client.get(url(plan)).text
    assert client.post(url(plan), data=FORM | {"least": "0"}).status_code == 422
    assert client.post(f"{url(plan)}/{quota.id}/bo").status_code == 303
    assert of_plan(plan.id) == []
    assert client.sign_in(office.lan).get(url(plan)).status_code == 403


def test_the_grid_shows_ticks_and_gaps_with_their_lists(client: Client, office: Office, plan: Plan):
    wanted = Wanted(ItemKind.NEWS, 1, Frequency.MONTH)
    registers.set_quota(plan, wanted, by=office.hoa, at=AT)
    news(office, office.vp, date(2026, 2, 5))
    page = client.sign_in(office.tu).get("/so-theo-doi?nam=2026").text
    assert "T1: Không tính" in page
    assert "T2: Đủ" in page
    assert "T2: Thiếu 01" in page
    assert f"/so-theo-doi/tin-bai?nam=2026&amp;thang=2&amp;don-vi={office.vp.id}" in page
    assert "Đặt định mức" not in page


def test_a_year_without_quotas_says_so(client: Client, office: Office, plan: Plan):
    page = client.sign_in(office.hoa).get("/so-theo-doi?nam=2026").text
    assert "Chưa đặt định mức" in page
    assert url(plan) in page
    assert client.get("/so-theo-doi?nam=abc&thang=77&don-vi=x").status_code == 200
