"""The drawings of an indicator as files: what is drawn, for whom, and that markup stays text."""

import struct
from datetime import UTC, date, datetime
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from tests.cast import Office
from tests.conftest import Client
from tests.pages.indicators.conftest import make_indicator
from tracker.db import db
from tracker.indicators import Indicator, IndicatorValue
from tracker.plans import Plan, PlanState
from tracker.registers import ItemKind, RegisterItem

D = Decimal
AT = datetime(2026, 7, 2, 2, 0, tzinfo=UTC)
DAY = "ngay=02/07/2026"


def give(indicator: Indicator, on: date, value: Decimal) -> None:
    indicator.values.append(IndicatorValue(on=on, entered_at=AT, value=value))
    db.session.commit()


def read(drawing: str) -> ElementTree.Element:
    return ElementTree.fromstring(drawing)  # noqa: S314 -- what the program has drawn


def words_in(drawing: str) -> str:
    return " ".join("".join(one.itertext()) for one in read(drawing))


@pytest.fixture
def drawn(indicator: Indicator) -> Indicator:
    give(indicator, date(2026, 3, 31), D("50.5"))
    give(indicator, date(2026, 6, 30), D("96.5"))
    return indicator


def test_the_picture_is_a_png_of_a_slides_shape(client: Client, office: Office, drawn):
    answer = client.sign_in(office.mai).get(f"/chi-tieu/CT01/bieu-do.png?{DAY}")
    assert answer.mimetype == "image/png"
    assert answer.data.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", answer.data[16:24]) == (1920, 1080)
    assert "CT01-2026-07-02.png" in answer.headers["Content-Disposition"]
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_picture_says_whose_figures_and_of_which_day(client: Client, office: Office, drawn):
    said = words_in(client.sign_in(office.mai).get(f"/chi-tieu/CT01/bieu-do.svg?{DAY}").text)
    for words in ("96,50%", "50,50%", "≥ 95%", "Đạt", "Lộ trình", "Số liệu đến ngày 30/06/2026",
                  office.vp.name, "Quý I/2026"):  # fmt: skip
        assert words in said, words


def test_a_title_is_text_and_its_every_letter_is_drawn(client: Client, office: Office, drawn):
    client.sign_in(office.mai)
    made = []
    for title in ("Tỷ lệ <b>hồ sơ</b> & <image href='/etc/passwd'/>", "Tỷ lệ", "Tỷ l", "Tỷ " * 99):
        drawn.title = title
        db.session.commit()
        made.append(client.get(f"/chi-tieu/CT01/bieu-do.png?{DAY}").data)
        drawing = client.get(f"/chi-tieu/CT01/bieu-do.svg?{DAY}").text
        assert not read(drawing).findall(".//{*}image")
    assert len(set(made)) == 4


def test_without_a_value_or_without_units_there_is_no_picture(client: Client, office, indicator):
    client.sign_in(office.mai)
    assert client.get(f"/chi-tieu/CT01/bieu-do.png?{DAY}").status_code == 404
    assert client.get(f"/chi-tieu/CT01/theo-don-vi.png?{DAY}").status_code == 404
    assert client.get(f"/chi-tieu/CT01/bieu-do.gif?{DAY}").status_code == 404


def test_a_drafts_picture_is_the_secretariats(client: Client, office: Office, plan: Plan, drawn):
    plan.state = PlanState.DRAFT
    db.session.commit()
    url = f"/chi-tieu/CT01/bieu-do.png?ke-hoach={plan.code}&{DAY}"
    assert client.sign_in(office.tu).get(url).status_code == 404
    assert client.sign_in(office.hoa).get(url).status_code == 200


def test_the_units_are_drawn_each_with_its_name(client: Client, office: Office, plan: Plan):
    make_indicator(plan, "CT01", source_kind="registers", source="news", unit_text="tin")
    for month in (2, 5):
        for unit in (office.vp, office.vhxh):
            db.session.add(RegisterItem(
                authority_id=plan.authority_id, unit_id=unit.id, kind=ItemKind.NEWS, title="Tin",
                on=date(2026, month, 2), added_at=AT,
            ))  # fmt: skip
    db.session.commit()
    page = client.sign_in(office.mai).get(f"/chi-tieu/CT01?{DAY}").text
    assert "/chi-tieu/CT01/theo-don-vi.png?" in page
    said = words_in(client.get(f"/chi-tieu/CT01/theo-don-vi.svg?{DAY}").text)
    assert office.vhxh.name in said
    assert client.get(f"/chi-tieu/CT01/theo-don-vi.png?{DAY}").data.startswith(b"\x89PNG")
