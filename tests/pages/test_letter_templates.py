"""Letters: text and HTML say the same, nothing is fetched, and what people typed is only text."""

import re
from typing import Any

from flask import Flask, render_template

MATTER = {
    "when": "30/11/2022", "state": "quá hạn 04 ngày làm việc", "tone": "over", "code": "NV43",
    "title": "Cập nhật <b>dữ liệu</b>", "remark": "Sản phẩm: 100% hồ sơ.",
    "buttons": [
        {"words": "Cập nhật NV43", "href": "http://localhost/a?x=1&y=2"},
        {"words": "Chưa có thay đổi", "href": "http://localhost/b"},
    ],
}  # fmt: skip


def digest(**changes: Any) -> dict[str, Any]:
    return {
        "letter": {
            "language": "vi", "subject": "[CCHC 2022] 01 nhiệm vụ quá hạn", "preheader": "NV43",
            "authority": "UBND xã Bình An", "day": "Thứ Ba, ngày 06/12/2022",
            "heading": "Đồng chí có 01 việc cần làm", "greeting": "Kính gửi đồng chí Lê Anh Tú.",
        },
        "sections": [{"words": "Quá hạn", "tone": "over", "items": [MATTER]}],
        "closing": None,
        "footer": {"words": "Mỗi ngày làm việc nhiều nhất một thư.", "links": [],
                   "contact": "Thường trực: Phạm Thị Hoa"},
        **changes,
    }  # fmt: skip


def drawn(app: Flask, kind: str, **changes: Any) -> str:
    with app.test_request_context():
        return render_template(f"letters/digest.{kind}", **digest(**changes))


def test_text_and_html_say_the_same(app: Flask):
    text = drawn(app, "txt").split()
    bare = re.sub(r"<[^>]+>", " ", drawn(app, "html").split("</head>")[1])
    page = bare.replace("&lt;", "<").replace("&gt;", ">").split()
    said = [word for word in text if word not in page and "http" not in word]
    assert [word for word in said if word not in {"*", "--"}] == ["30/11/2022,", "NV43:", "đổi:"]


def test_the_text_holds_every_link(app: Flask):
    text = drawn(app, "txt")
    assert "Cập nhật NV43: http://localhost/a?x=1&y=2" in text
    assert "Chưa có thay đổi: http://localhost/b" in text
    assert "Quá hạn (01)" in text


def test_typed_marks_stay_text_in_html(app: Flask):
    assert "Cập nhật &lt;b&gt;dữ liệu&lt;/b&gt;" in drawn(app, "html")
    assert "Cập nhật <b>dữ liệu</b>" in drawn(app, "txt")


def test_a_letter_fetches_nothing(app: Flask):
    page = drawn(app, "html")
    assert not re.search(r"<img|<script|<link|url\(|src=", page)
    assert 'width="600"' in page


def test_a_letter_in_english_says_so(app: Flask):
    letter = {**digest()["letter"], "language": "en"}
    assert '<html lang="en">' in drawn(app, "html", letter=letter)


def test_the_rest_of_the_year_closes_the_letter(app: Flask):
    closing = {"words": "Còn 03 việc.", "link": {"words": "Mở", "href": "http://localhost/c"}}
    assert "Còn 03 việc.\nMở: http://localhost/c" in drawn(app, "txt", closing=closing)
    assert 'href="http://localhost/c"' in drawn(app, "html", closing=closing)
