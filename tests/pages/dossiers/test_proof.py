"""Published figures, entered by field, come out right; and what contradicts itself is told."""

import html

import pytest

from tests.cast import Office
from tests.conftest import Client
from tests.dossiers.forms import make_fields
from tests.pages.dossiers import form, saved_page

LATE = {"Bảo trợ xã hội": 4, "Chứng thực": 3, "Hộ tịch": 6, "Đất đai": 10}


@pytest.fixture
def hoa(client: Client, office: Office) -> Client:
    return client.sign_in(office.hoa)


def read(client: Client, path: str) -> str:
    return html.unescape(client.get(path).text)


def test_lac_tanh_first_quarter_of_2023_by_field(hoa: Client, office: Office):
    """The source gives the total, and the late ones by field: 863, 835, 736 + 76 + 23."""
    early, on_time = (36, 500, 150, 50), (16, 20, 20, 20)
    in_time, overdue = (6, 5, 5, 5), (1, 2, 2, 2)
    rows = {}
    for place, (one, late) in enumerate(
        zip(make_fields(office, *LATE), LATE.values(), strict=True)
    ):
        resolved = early[place] + on_time[place] + late
        pending = in_time[place] + overdue[place]
        rows[one] = {
            "received": resolved + pending, "resolved": resolved, "resolved_early": early[place],
            "resolved_on_time": on_time[place], "resolved_late": late, "pending": pending,
            "pending_in_time": in_time[place], "pending_overdue": overdue[place],
        }  # fmt: skip
    page = saved_page(hoa, f"/ho-so/{office.vp.id}/2023/3", form(rows))
    assert "cần giải trình" not in page
    page = read(hoa, "/ho-so?ky=Q1&nam=2023")
    for words in ("96,76%", "835/863", "97,25%", "812/835", "2,75%", "23/835"):
        assert words in page
    assert (
        "Tiếp nhận 863 hồ sơ; đã giải quyết 835: trước hạn 736, đúng hạn 76, trễ hạn 23 "
        "(Đất đai: 10; Hộ tịch: 06; Bảo trợ xã hội: 04; Chứng thực: 03); "
        "đang giải quyết 28: trong hạn 21, trễ hạn 07." in page
    )


def test_thu_duc_2022_and_why_the_article_printed_0_63(hoa: Client, office: Office):
    (every,) = make_fields(office, "Tất cả lĩnh vực")
    cells = {
        "received": 36466, "received_online": 11031, "received_postal": 4200, "resolved": 36075,
        "resolved_on_time": 35845, "resolved_late": 230,
    }  # fmt: skip
    beside = {f"gom-{every.id}": "1", f"ty-le-{every.id}": "98.93; 99.36; 0.63"}
    note = "không bao gồm hồ sơ đất đai"
    data = form({every: cells}, scope_note=note, **beside)
    assert hoa.post(f"/ho-so/{office.vp.id}/2022/12", data=data).status_code == 303
    page = read(hoa, f"/ho-so?ky=Y&nam=2022&don-vi={office.vp.id}")
    for words in ("98,93%", "99,36%", "0,64%", "36.075/36.466", "230/36.075", note):
        assert words in page
    assert (
        "0,63% là 230/36.075 (tổng số đã giải quyết) cắt bớt; làm tròn là 0,64%."
        in page.replace("trễ hạn trên đã giải quyết", "tổng số đã giải quyết")
    )


def test_binh_thanh_first_half_of_2023_raises_the_channels(hoa: Client, office: Office):
    (every,) = make_fields(office, "Tất cả lĩnh vực")
    cells = {
        "received_direct": 3489, "received_online": 2705, "received_postal": 409,
        "resolved_on_time": 4894, "resolved_late": 891,
    }  # fmt: skip
    data = form({every: cells}, **{f"ty-le-{every.id}": "60,31; 46,76; 7,07; 84,6; 15,4"})
    hoa.post(f"/ho-so/{office.vp.id}/2023/6", data=data)
    page = read(hoa, f"/ho-so?ky=H1&nam=2023&don-vi={office.vp.id}")
    assert "Các kênh tiếp nhận cộng lại 6.603 so với 5.785" in page
    assert "114,14%" in page
    assert "2 × 409" in page
    assert "tiếp nhận qua bưu chính" in page
