"""The lint of templates finds what pages must not do, and leaves the rest alone."""

import subprocess
import sys
from pathlib import Path

import pytest

LINT = Path(__file__).parent.parent / "bin" / "lint-templates"


def lint(folder: Path) -> str:
    done = subprocess.run(  # noqa: S603
        [sys.executable, LINT, folder], capture_output=True, text=True, check=False
    )
    return done.stderr


@pytest.mark.parametrize(
    ("template", "complaint"),
    [
        ('<p style="color: red">{{ x }}</p>', "style= on <p>"),
        ('<a onclick="go()">{{ x }}</a>', "onclick= on <a>"),
        ("<script>go()</script>", "inline <script>"),
        ("<style>p {}</style>", "inline <style>"),
        ('<script src="https://a.example/x.js"></script>', "<script> loads from another host"),
        ('<link href="//a.example/x.css">', "<link> loads from another host"),
        ("<p>Nhiệm vụ</p>", "words outside _(): Nhiệm vụ"),
        ('<a title="Nhiệm vụ">{{ x }}</a>', "title= on <a> outside _()"),
        ('<img src="{{ x }}">', "<img> without alt="),
        ('<input name="{{ field.name }}">', "field without label: {{ field.name }}"),
        ('<label for="a">{{ x }}</label><select id="b" name="b">', "field without label: b"),
        ("{{ x | safe }}", "unescaped output: | safe"),
    ],
)
def test_a_forbidden_thing_is_found(tmp_path: Path, template: str, complaint: str) -> None:
    tmp_path.joinpath("page.html").write_text(f"{{# a page #}}\n{template}\n", encoding="utf-8")
    assert f"page.html:2: {complaint}" in lint(tmp_path)


@pytest.mark.parametrize(
    "template",
    [
        "<p>{{ _('Nhiệm vụ') }}: {{ count }}/{{ total }}</p>",
        "<p>{{ x }} – Đôn Đốc</p>",
        "{% trans count=n %}Còn {{ count }} nhiệm vụ{% endtrans %}",
        '<label for="{{ f.id }}">{{ f.label }}</label><input id="{{ f.id }}" value="{{ "a" }}">',
        "<label>{{ _('Ngày') }} <input name=on></label>",
        '<input type="hidden" name="a"><button aria-label="{{ _(\'Xóa\') }}"></button>',
        '<script src="{{ url_for(\'static\', filename="app.js") }}"></script>',
        '<a href="https://a.example">{{ x }}</a>',
    ],
)
def test_an_ordinary_thing_is_left_alone(tmp_path: Path, template: str) -> None:
    tmp_path.joinpath("page.html").write_text(template, encoding="utf-8")
    assert lint(tmp_path) == ""


def test_a_letter_may_carry_styles_but_no_script(tmp_path: Path) -> None:
    letters = tmp_path / "letters"
    letters.mkdir()
    letters.joinpath("digest.html").write_text(
        '<p style="margin: 0" onclick="x">1</p>', encoding="utf-8"
    )
    assert lint(tmp_path).strip().endswith("onclick= on <p>")
