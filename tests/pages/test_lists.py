"""What stands around lists: pages, views, empty ones, the bar of what is done with chosen rows."""

from flask import Flask, render_template_string

PAGING = {"first": 51, "last": 100, "total": 1234, "before": "/x?trang=1", "after": None}


def drawn(app: Flask, template: str, **values: object) -> str:
    with app.test_request_context():
        return render_template_string("{% import '_lists.html' as lists %}" + template, **values)


def test_a_page_says_where_it_stands(app: Flask):
    page = drawn(app, "{{ lists.pagination(paging) }}", paging=PAGING)
    assert "Từ 51 đến 100 trong 1.234" in page
    assert 'rel="prev" href="/x?trang=1"' in page
    assert "Trang sau" not in page


def test_a_list_of_one_page_has_no_pages(app: Flask):
    paging = {**PAGING, "before": None}
    assert drawn(app, "{{ lists.pagination(paging) }}", paging=paging).strip() == ""


def test_an_empty_list_gives_the_way_out(app: Flask):
    page = drawn(app, "{% call lists.empty('Chưa có gì.') %}<a href='/x'>x</a>{% endcall %}")
    assert "Chưa có gì." in page
    assert "href='/x'" in page


def test_the_view_shown_is_told_to_readers(app: Flask):
    views = [
        {"words": "Tất cả", "count": 1234, "href": "/a", "active": True},
        {"words": "Của tôi", "count": None, "href": "/b", "active": False},
    ]
    page = drawn(app, "{{ lists.views(views, 'Cách xem') }}", views=views)
    assert page.count('aria-current="page"') == 1
    assert "1.234" in page


def test_the_last_acts_of_the_bar_stand_in_a_menu_on_a_phone(app: Flask):
    acts = [
        {"words": words, "name": "viec", "value": value, "icon": "send"}
        for words, value in (("Đôn đốc…", "a"), ("Xuất Excel", "b"))
    ]
    page = drawn(app, "{{ lists.selection_bar(acts, '/x') }}", acts=acts)
    assert page.count('value="a"') == 1
    assert page.count('value="b"') == 2


def test_empty_facts_are_left_out(app: Flask):
    rows = [("Chủ trì", "Phòng Kinh tế", ""), ("Thủ trưởng", "", "")]
    page = drawn(app, "{{ lists.facts(rows) }}", rows=rows)
    assert "Chủ trì" in page
    assert "Thủ trưởng" not in page


def test_a_phone_number_can_be_called(app: Flask):
    page = drawn(app, "{{ lists.contact('Trần Thị Lan', '0900 000 000') }}")
    assert 'href="tel:0900000000"' in page
