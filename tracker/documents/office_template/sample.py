"""A sample template that uses every field: our own layout, with tags where its values stand."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from docx.document import Document

from tracker.documents.office_template.fields import Field, Group, Lines, Rows, Text
from tracker.documents.official import Annex, Column, Letterhead, OfficialPaper, Signature
from tracker.documents.official.annexes import put_annex
from tracker.documents.official.facts import LETTER
from tracker.documents.official.letterhead import put_letterhead, put_title
from tracker.documents.official.pages import ROOM, begin
from tracker.documents.official.parts import columns, settle, write
from tracker.documents.official.signing import GAP, SIGNING_WIDTH
from tracker.documents.official.styles import (
    ADDRESSEE,
    POST,
    RECIPIENT,
    RECIPIENTS_HEAD,
    SECTION,
    SIGNER,
    TEXT,
    Style,
)

ADDRESSEES = (
    "Kính gửi: {% for noi in kinh_gui %}{{ noi }}{% if not loop.last %}; {% endif %}{% endfor %}"
)
LIST_TITLE = "Các trường có thể dùng (bỏ phụ lục này trước khi tải mẫu lên)"
LIST_NUMBER = "Để tra cứu"
LIST_COLUMNS = (Column("Trường", 62), Column("Ý nghĩa", 100), Column("Giá trị", 90))


@dataclass(frozen=True)
class SampleTable:
    """A table of the sample: its title, its columns, and the list that gives its rows.

    `place` is the field that names the annex (`Phụ lục II`): empty for a lone annex. Where
    `is_optional`, that field may say nothing, and the annex is left out.
    """

    title: str
    columns: Sequence[Column]
    of: str
    place: str = ""
    is_optional: bool = False


@dataclass(frozen=True)
class Sample:
    """What a sample looks like: the kind of paper by name (a công văn has none) and its tables."""

    kind: str
    is_addressed: bool = False
    tables: Sequence[SampleTable] = ()


@dataclass(frozen=True)
class _Head(Letterhead):
    """A letterhead of tags: number and day are fields, too."""

    @property
    def number(self) -> str:
        return "{{ so }}"

    @property
    def day(self) -> str:
        return "{{ ngay }}"


def sample_of(sample: Sample, fields: Sequence[Field[Any]]) -> bytes:
    """Return a template as .docx in our own layout that names every field at least once."""
    told = _told(sample, fields)
    paper = begin(told)
    about = paper.core_properties
    about.title, about.author, about.last_modified_by = told.kind or LETTER, "", ""
    put_letterhead(paper, told)
    put_title(paper, told)
    if sample.is_addressed:
        _put(paper, ("{%p if kinh_gui %}", ADDRESSEES, "{%p endif %}"), ADDRESSEE)
    _put(paper, ("{%p for doan in noi_dung %}", "{%p if doan.la_de_muc %}"), TEXT)
    write(paper, "{{ doan.chu }}", SECTION)
    _put(paper, ("{%p else %}", "{{ doan.chu }}", "{%p endif %}", "{%p endfor %}"), TEXT)
    _put_end(paper)
    _put_annexes(paper, told, sample.tables)
    target = io.BytesIO()
    paper.save(target)
    return target.getvalue()


def _told(sample: Sample, fields: Sequence[Field[Any]]) -> OfficialPaper:
    head = _Head(("{{ co_quan }}",), "{{ ten_co_quan }}", "", "{{ dia_danh }}", date(2000, 1, 1))
    by_name = {field.name: field for field in fields}
    tables = [
        Annex(one.title, one.columns, list(_rows(by_name[one.of], [])), _numbered(one))
        for one in sample.tables
    ]
    tables.append(Annex(LIST_TITLE, LIST_COLUMNS, list(_listed(fields)), LIST_NUMBER))
    return OfficialPaper(
        head, "{{ trich_yeu }}", (), (), Signature((), ""), kind=sample.kind, annexes=tables
    )


def _numbered(table: SampleTable) -> str:
    return f"{{{{ {table.place} }}}}" if table.place else "Phụ lục"


def _put_annexes(paper: Document, told: OfficialPaper, tables: Sequence[SampleTable]) -> None:
    """Write the annexes; one that may be left out stands in a condition with its section's break.

    A section ends with the paragraph that holds its break: the condition begins after the break
    before it, and ends after its own.
    """
    commands: list[str] = []
    for number, annex in enumerate(told.annexes):
        place = len(paper.element.body) - 1  # the last one is the section of all that follows
        put_annex(paper, annex, told=told, number=number)
        table = tables[number] if number < len(tables) else None
        if table and table.is_optional:
            commands.append(f"{{%p if {table.place} %}}")
        holder = paper.element.body[place]
        for command in reversed(commands):
            holder.addnext(write(paper, command, TEXT)._p)
        commands = ["{%p endif %}"] if table and table.is_optional else []


def _put(where: Any, lines: Sequence[str], style: Style) -> None:
    for line in lines:
        write(where, line, style)


def _put_end(paper: Document) -> None:
    table = columns(paper, (ROOM - SIGNING_WIDTH, SIGNING_WIDTH))
    left, right = table.rows[0].cells
    write(left, "Nơi nhận:", RECIPIENTS_HEAD)
    _put(left, (
        "{%p for noi in noi_nhan %}",
        "- {{ noi }}{% if loop.last %}.{% else %};{% endif %}",
        "{%p endfor %}",
    ), RECIPIENT)  # fmt: skip
    _put(right, ("{%p for dong in chuc_vu %}", "{{ dong }}", "{%p endfor %}"), POST)
    write(right, "{{ nguoi_ky }}", SIGNER)
    for cell in (left, right):
        settle(cell)
        cell.paragraphs[0].paragraph_format.space_before = GAP


def _rows(field: Field[Any], within: Sequence[str]) -> Iterator[list[str]]:
    """Yield the rows of a table that a list fills; a list of groups has a row for each heading."""
    if not isinstance(field, Rows):
        raise TypeError(f"{field.name} is no list of entries")
    yield [f"{{%tr for {field.each} in {'.'.join((*within, field.name))} %}}"]
    inner = [one for one in field.fields if isinstance(one, Rows)]
    texts = [f"{{{{ {field.each}.{one.name} }}}}" for one in field.fields if isinstance(one, Text)]
    yield texts
    for one in inner:
        yield from _rows(one, [field.each])
    yield ["{%tr endfor %}"]


def _listed(fields: Sequence[Field[Any]], *, prefix: str = "") -> Iterator[list[str]]:
    """Yield every field of a list with its meaning and a tag that prints it."""
    for field in fields:
        path = f"{prefix}{field.name}"
        if isinstance(field, Group):
            yield from _listed(field.fields, prefix=f"{path}.")
        else:
            yield [path, field.words, _printing(field, path)]


def _printing(field: Field[Any], path: str) -> str:
    """Return the tags that print a field in one line: of a list of entries the first one."""
    if isinstance(field, Lines):
        return f"{{% for {field.each} in {path} %}}{{{{ {field.each} }}}} {{% endfor %}}"
    if isinstance(field, Rows):
        inside = " | ".join(_printing(one, f"{field.each}.{one.name}") for one in field.fields)
        return (
            f"{{% for {field.each} in {path} %}}{{% if loop.first %}}{inside}{{% endif %}}"
            "{% endfor %}"
        )
    return f"{{{{ {path} }}}}"
