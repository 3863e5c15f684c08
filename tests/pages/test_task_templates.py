"""The list and the page of one task draw what they are given, and nothing that is not there."""

from datetime import date
from decimal import Decimal
from typing import Any

from flask import Flask, render_template

ROW = {
    "id": 7, "code": "NV18", "href": "/nhiem-vu/7", "title": "Ban hành kế hoạch", "detail": "",
    "unit": "Phòng Kinh tế", "due": date(2026, 9, 30), "deadline_text": "Quý III/2026",
    "status": "blocked", "outcome": None, "note": "", "time": "overdue", "days": 4,
    "is_owed": True, "updated_on": None,
}  # fmt: skip
BULK = {
    "action": "/chon", "clear_href": "/nhiem-vu",
    "acts": [{"words": "Đôn đốc…", "name": "viec", "value": "don-doc", "icon": "send"}],
}  # fmt: skip


def listing(app: Flask, **changes: Any) -> str:
    choices = {key: [("", "Tất cả")] for key in ("areas", "leads", "states", "dues")}
    chosen = dict.fromkeys(("area", "lead", "state", "due"), "")
    values = {
        "plan_title": "Kế hoạch năm 2026", "as_of": date(2026, 10, 6), "tools": [], "views": [],
        "rates": [{"words": "Trên cả kế hoạch", "part": 36, "whole": 64,
                   "percent": Decimal("56.25"), "href": "/x"}],
        "save_view_href": None, "bulk": None,
        "filters": {"action": "/nhiem-vu", "text": "ke hoach", "kept": [("ke-hoach", "a")],
                    "clear_href": "/nhiem-vu", **choices, **chosen},
        "groups": [{"title": "I. Chỉ đạo", "rows": [ROW]}],
        "found": {"count": 1, "executed": 0, "text": "ke hoach"},
        "paging": {"first": 1, "last": 1, "total": 1, "before": None, "after": None},
        **changes,
    }  # fmt: skip
    with app.test_request_context():
        return render_template("tasks/list.html", **values)


def one(app: Flask, **changes: Any) -> str:
    task = {
        "code": "NV18", "title": "Ban hành kế hoạch", "area": "I. Chỉ đạo", "printed_no": "18",
        "status": "in_progress", "outcome": None, "note": "1/2 đợt", "time": "due_soon", "days": 7,
        "extension_count": 1, "is_open": True,
    }  # fmt: skip
    values = {
        "task": task, "list_href": "/nhiem-vu", "before": None, "after": None,
        "cells": [("STT", ["18"]), ("Sản phẩm", ["- Kế hoạch;", "- Báo cáo"])], "place": "dòng 22",
        "points": [{"day": date(2026, 9, 30), "words": "Hạn ban đầu", "icon": "clock",
                    "tone": "none", "remark": "", "has_happened": False}],
        "deadline_remark": "", "proofs": [], "may_see_files": True, "events": [],
        "note_href": None, "people": [("Chủ trì", "Phòng Kinh tế", ""), ("Thủ trưởng", "", "")],
        "parts": [], "parts_done": 0, "related": [],
        **changes,
    }  # fmt: skip
    with app.test_request_context():
        return render_template("tasks/one.html", **values)


def test_a_row_shows_both_axes_beside_each_other(app: Flask):
    page = listing(app)
    assert "Vướng mắc</span>" in page
    assert "Quá hạn 04 ngày làm việc</span>" in page
    assert "30/09/2026" in page
    assert "Ban hành <mark>kế hoạch</mark>" in page


def test_rows_are_chosen_only_where_something_may_be_done(app: Flask):
    assert "checkbox" not in listing(app)
    page = listing(app, bulk=BULK)
    assert 'name="task" value="7"' in page
    assert 'name="csrf_token"' in page


def test_the_figures_over_a_list_name_their_denominator(app: Flask):
    assert "Trên cả kế hoạch" in listing(app)
    assert '<a class="dd-link fw-bold" href="/x">36/64</a>' in listing(app)
    assert "56,25%" in listing(app)


def test_an_empty_list_gives_the_way_out(app: Flask):
    page = listing(app, groups=[])
    assert "Không có nhiệm vụ nào khớp với bộ lọc." in page
    assert 'href="/nhiem-vu">Xóa lọc' in page


def test_a_removed_task_is_struck_through(app: Flask):
    row = {**ROW, "status": "cancelled", "is_owed": False}
    page = listing(app, groups=[{"title": "", "rows": [row]}])
    assert "text-decoration-line-through" in page
    assert "Quá hạn" not in page


def test_a_task_is_shown_as_printed(app: Flask):
    assert 'data-l="Sản phẩm">- Kế hoạch;<br>- Báo cáo</td>' in one(app)


def test_a_task_without_proof_says_so(app: Flask):
    assert "Chưa có văn bản minh chứng." in one(app)


def test_empty_facts_are_left_out(app: Flask):
    page = one(app)
    assert "Chủ trì" in page
    assert "Thủ trưởng" not in page


def test_who_may_not_see_files_is_told_why(app: Flask):
    proof = {"number": "", "on": None, "abstract": "Biên bản", "files": [], "is_new": False,
             "restricted": True}  # fmt: skip
    page = one(app, proofs=[proof], may_see_files=False)
    assert "hạn chế xem" in page
    assert "Tệp minh chứng chỉ" in page


def test_a_silent_partner_shows_as_silent(app: Flask):
    parts = [{"unit": "Phòng Văn hóa - Xã hội", "done_on": None, "words": ""}]
    page = one(app, parts=parts)
    assert "0/01 đã gửi phần việc" in page
    assert "chưa gửi" in page
