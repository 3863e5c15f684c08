"""An office's own template: which tags it may hold, what is said of others, and its filling."""

import time
from typing import Any

import pytest

from tests.documents.word_files import opened, saved, tampered, template
from tracker.documents.office_template import (
    Group,
    Lines,
    Rows,
    TemplateRefused,
    Text,
    check,
    fill,
    samples_of,
    values_of,
)
from tracker.rules import Refused

TASK = (
    Text("ten", "", "Rà soát", lambda one: one),
    Text("han", "", "30/06/2026", lambda one: f"hạn của {one}"),
)
FIELDS = (
    Text("ty_le", "", "95,31%", lambda one: one["rate"]),
    Group("don_vi", "", (Text("ten", "", "PKT", str),), lambda one: one["unit"]),
    Lines("noi_nhan", "", ("Như trên", "Lưu: VT"), lambda one: one["to"]),
    Rows("nhiem_vu", "", TASK, lambda one: one["tasks"], each="nv"),
    Rows(
        "nhom", "", (Rows("dong", "", TASK, lambda one: one, each="nv"),),
        lambda one: [one["tasks"]], each="n",
    ),
)  # fmt: skip
FACTS: dict[str, Any] = {"rate": "95,31%", "unit": "PKT", "to": ["A", "B"], "tasks": ["Việc 1"]}


def problems(*lines: str | tuple[str, ...], **rest: Any) -> list[str]:
    with pytest.raises(TemplateRefused) as refused:
        check(template(*lines, **rest), FIELDS)
    return [str(one) for one in refused.value.problems]


def filled(*lines: str | tuple[str, ...], facts: dict[str, Any] | None = None, **rest: Any) -> Any:
    return opened(fill(template(*lines, **rest), FIELDS, values_of(FIELDS, facts or FACTS)))


def texts(*lines: str | tuple[str, ...], facts: dict[str, Any] | None = None) -> list[str]:
    return [one.text for one in filled(*lines, facts=facts).paragraphs]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{{ tyle }}", "trường “tyle” không có; có phải “ty_le”?"),
        ("{{ Tỷ_lệ }}", "trường “Tỷ_lệ” không có; có phải “ty_le”?"),
        ("{{ ten_don_vi }}", "có phải “don_vi.ten”?"),
        ("{{ ty_le_nam_nay }}", "có phải “ty_le”?"),
        ("{% for nv in nhiem_vu %}{{ nv.ten_nhiem_vu }}{% endfor %}", "có phải “nv.ten”?"),
        ("{{ cycler }}", "trường “cycler” không có trong loại văn bản này"),
        ("{{ loop.index }}", "trường “loop.index” không có"),
        ("{{ don_vi }}", "ghi rõ, ví dụ “don_vi.ten”"),
        ("{{ nhiem_vu }}", "ví dụ for nv in nhiem_vu"),
        ("{{ ''.__class__.__mro__ }}", "không dùng được"),
        ("{{ don_vi.__class__ }}", "không dùng được"),
        ("{{ don_vi['ten'] }}", "không dùng được"),
        ("{{ ty_le() }}", "không dùng được"),
        ("{{ 'a' * 10**9 }}", "không dùng được"),
        ("{{ cycler('a') }}", "không dùng được"),
        ("{{ ty_le, ty_le }}", "không dùng được"),
        ("{{r ty_le }}", "không đọc được “r ty_le”"),
        ("{{ ty_le | safe }}", "cách viết “safe” không có; có: in_hoa"),
        ("{{ ty_le | in_hoa('x') }}", "không dùng được"),
        ("{{ ty_le", "mở mà không đóng"),
        ("a { b", "mở mà không đóng"),
        ("{# ghi chú #}", "lệnh “#” không dùng được"),
        ("{% set a = 1 %}", "lệnh “set” không dùng được"),
        ("{% include 'x' %}", "lệnh “include” không dùng được"),
        ("{% import 'x' as y %}", "lệnh “import” không dùng được"),
        ("{% macro m() %}", "lệnh “macro” không dùng được"),
        ("{% raw %}", "lệnh “raw” không dùng được"),
        ("{%r if ty_le %}", "lệnh “r” không dùng được"),
        ("{%- if ty_le %}", "lệnh “-” không dùng được"),
        ("{% if " + "(" * 80 + "ty_le" + ")" * 80 + " %}a{% endif %}", "không dùng được"),
        ("{% if " + "not " * 40 + "ty_le %}a{% endif %}", "không dùng được"),
        ("{% vm %}", "lệnh “vm” không dùng được"),
        ("{% if ty_le == “100%” %}a{% endif %}", "dấu nháy cong"),
        ("{% if ty_le %}", "lệnh if chưa có endif"),
        ("{% endfor %}", "endfor không có lệnh mở"),
        ("{% for x in range(10**9) %}{% endfor %}", "không dùng được"),
        ("{% for x in ty_le %}{% endfor %}", "không phải danh sách"),
        ("{% for _x in nhiem_vu %}{% endfor %}", "Đặt tên khác cho “_x”"),
        ("{% for nv in nhiem_vu recursive %}{% endfor %}", "không dùng được"),
        ("{% for nv in nhiem_vu %}{{ nv.ho }}{% endfor %}", "trường “nv.ho” không có"),
        ("{% for a in nhiem_vu %}{% for b in nhiem_vu %}{% endfor %}{% endfor %}",
         "“nhiem_vu” không lặp được ở đây"),
        ("{% for a in nhom %}{% for b in a.dong %}{% for c in a.dong %}{% endfor %}{% endfor %}"
         "{% endfor %}", "“a.dong” không lặp được ở đây"),
        ("{%p for nv in nhiem_vu %} chữ", "phải đứng riêng một đoạn"),
        ("{%tr for nv in nhiem_vu %}", "{%tr chỉ dùng trong bảng"),
    ],
)  # fmt: skip
def test_what_is_not_documented_is_refused_at_its_place(line: str, said: str):
    found = problems("Trước", line)
    assert said in found[0]
    assert found[0].startswith("Đoạn 2 (“")


def test_every_problem_is_told_with_its_place():
    found = problems(
        "{{ sai }}", "{%p for nv in nhiem_vu %}", head="{{ cung_sai }}",
        table=[["{%p endfor %}", "{{ ty_le }}"], ["x", "{{ ten_dv }}"]],
    )  # fmt: skip
    assert [one.split(" (")[0] for one in found] == [
        "Đoạn 1", "Bảng 1, hàng 1, ô 1", "Bảng 1, hàng 2, ô 2", "Đầu trang",
    ]  # fmt: skip
    assert "endfor phải cùng kiểu, cùng chỗ với for ở Đoạn 2" in found[1]


def test_one_wrong_loop_is_one_problem():
    assert len(problems("{% for x in khong_co %}{{ x.a }}{{ x.b.c }}{% endfor %}")) == 1
    assert len(problems("{% if khong_co %}a{% else %}b{% endif %}")) == 1


def test_braces_that_filling_would_join_across_paragraphs_are_refused():
    assert len(problems("{", "{ ''.__class__ }", "}")) == 3


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<w:p>", '<w:p w:rsidR="{{ x }}">'),
        ("<w:p>", "<!--{<a>{ x }<b>}--><w:p>"),
        ("<w:r>", "<w:r><w:delText>{{ ty_le }}</w:delText></w:r><w:r>"),
        ("<w:r>", "<w:r><w:instrText>{{ ty_le }}</w:instrText></w:r><w:r>"),
    ],
)
def test_tags_where_no_text_is_are_refused(old: str, new: str):
    content = tampered(template("{{ ty_le }}"), "word/document.xml", old, new)
    with pytest.raises(TemplateRefused, match="đặt ở chỗ không điền được"):
        check(content, FIELDS)


def test_tags_in_the_properties_of_the_file_are_refused():
    paper = opened(template("{{ ty_le }}"))
    paper.core_properties.title = "{{ ''.__class__ }}"
    with pytest.raises(TemplateRefused, match=r"core\.xml"):
        check(saved(paper), FIELDS)


def test_a_tag_that_word_broke_over_runs_is_whole_again():
    assert texts(("Đạt {", "{ ty", "_le }", "} kế hoạch")) == ["Đạt 95,31% kế hoạch"]


def boxed(*lines: str) -> str:
    """Return a text box as Word writes it: once as it is, once for old programs."""
    inner = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    return (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/'
        f'2006"><mc:Choice Requires="wps"><w:txbxContent>{inner}</w:txbxContent></mc:Choice>'
        f"<mc:Fallback><w:txbxContent>{inner}</w:txbxContent></mc:Fallback></mc:AlternateContent>"
    )


def test_text_boxes_are_checked_and_filled():
    lines = ("{%p for noi in noi_nhan %}", "{{ noi }}!", "{%p endfor %}")
    content = tampered(template("x"), "word/document.xml", "<w:t>", f"{boxed(*lines)}<w:t>")
    xml = opened(fill(content, FIELDS, values_of(FIELDS, FACTS))).element.xml
    assert (xml.count("A!"), xml.count("B!")) == (2, 2)
    wrong = tampered(template("x"), "word/document.xml", "<w:t>", f"{boxed('{{ sai }}')}<w:t>")
    with pytest.raises(TemplateRefused, match="Khung chữ ở đoạn 1"):
        check(wrong, FIELDS)


def test_a_tag_is_whole_whatever_word_put_between_its_letters():
    between = '</w:t><w:tab/></w:r><w:ins w:id="1" w:author="a"><w:r><w:t>'
    content = tampered(
        template("{{ ty_le }}"), "word/document.xml", "ty_le }}</w:t></w:r>",
        f"ty{between}_le }}}}</w:t></w:r></w:ins>",
    )  # fmt: skip
    paper = opened(fill(content, FIELDS, values_of(FIELDS, FACTS)))
    assert "95,31%" in paper.element.xml


def test_lists_fill_paragraphs_rows_and_lines():
    paper = filled(
        "{%p for nv in nhiem_vu %}", "- {{ nv.ten | in_hoa }}", "{%p endfor %}",
        "{% for noi in noi_nhan %}{{ noi }}{% if not loop.last %}; {% endif %}{% endfor %}",
        table=[["{%tr for nv in nhiem_vu %}", ""], ["{{ nv.ten }}", "{{ nv.han }}"],
               ["{%tr endfor %}", ""]],
    )  # fmt: skip
    assert [one.text for one in paper.paragraphs] == ["- VIỆC 1", "A; B"]
    assert [[c.text for c in row.cells] for row in paper.tables[0].rows] == [
        ["Việc 1", "hạn của Việc 1"]
    ]


def test_headers_are_filled_too():
    paper = filled("x", head="Đạt {{ ty_le }}")
    assert paper.sections[0].header.paragraphs[0].text == "Đạt 95,31%"


def test_any_text_is_filled_in_as_it_is():
    facts = FACTS | {"rate": "a < b & \x07c\n{{ ''.__class__ }}\t\x0c]]></w:t>", "unit": "”"}
    assert texts("{{ ty_le }}", "{{ don_vi.ten }}", facts=facts) == [
        "a < b & c\n{{ ''.__class__ }}\n]]></w:t>", "”"
    ]  # fmt: skip


def test_conditions_compare_texts():
    line = "{% if ty_le == 'đủ' %}hết{% elif noi_nhan and not chua %}dở{% else %}x{% endif %}"
    assert "trường “chua” không có" in problems(line)[0]
    line = line.replace("not chua", "ty_le != 'không'")
    assert texts(line) == ["dở"]


def test_an_empty_list_leaves_a_file_that_word_opens():
    paper = filled(
        "x", facts=FACTS | {"tasks": []},
        table=[["{%tr for nv in nhiem_vu %}"], ["{{ nv.ten }}"], ["{%tr endfor %}"]],
    )  # fmt: skip
    assert paper.tables == []


def test_the_examples_fill_it_as_values_do():
    content = template(
        "{{ ty_le }}",
        "{% for n in nhom %}{% for v in n.dong %}{{ v.ten }} {% endfor %}{% endfor %}",
    )
    paper = opened(fill(content, FIELDS, samples_of(FIELDS)))
    assert [one.text for one in paper.paragraphs] == ["95,31%", "Rà soát " * 9]


def test_a_long_list_is_quick_and_an_endless_one_is_refused():
    row = [["{%tr for nv in nhiem_vu %}"], ["{{ nv.ten }}" * 50], ["{%tr endfor %}"]]
    tasks = [f"Việc {number}" for number in range(1000)]
    begun = time.perf_counter()
    assert len(filled("x", facts=FACTS | {"tasks": tasks}, table=row).tables[0].rows) == 1000
    assert time.perf_counter() - begun < 5
    with pytest.raises(Refused, match="quá dài"):
        filled("x", facts=FACTS | {"tasks": ["x" * 10_000] * 5000}, table=row)


def test_a_template_longer_than_any_is_refused():
    with pytest.raises(Refused, match="Mẫu quá dài"):
        check(template("x" * 2_000_001), FIELDS)
    with pytest.raises(TemplateRefused, match="nhiều hơn 800"):
        check(template("{{ ty_le }}" * 801), FIELDS)
