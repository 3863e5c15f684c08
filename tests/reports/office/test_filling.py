"""Every kind of paper in the office's own layout: each documented field is filled from facts."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from tests.cast import Office
from tests.documents.word_files import opened, template
from tests.reports.office.scenes import AT, SCENES, of_letter, of_report
from tracker import history
from tracker.documents.office_template import Field, Group, Rows, fill, told, values_of
from tracker.documents.official import to_docx
from tracker.plans import Plan
from tracker.reports import office as layouts
from tracker.reports.office import KINDS, Layout, TemplateKind
from tracker.reports.office.drawing import drawn
from tracker.rules import Refused

KIND_IDS = list(TemplateKind)


def said(fields: Any, values: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text with the path of its field, whatever it stands in."""
    for field in fields:
        path, value = f"{prefix}{field.name}", values[field.name]
        entries = value if isinstance(value, list) else [value]
        for one in entries:
            if isinstance(field, Group | Rows):
                yield from said(field.fields, one, f"{path}.")
            else:
                yield path, one


def paths(fields: Any, prefix: str = "") -> Iterator[str]:
    for field in fields:
        inner = field.fields if isinstance(field, Group | Rows) else ()
        yield from paths(inner, f"{prefix}{field.name}.") if inner else [f"{prefix}{field.name}"]


def texts(content: bytes) -> str:
    paper = opened(content)
    cells = [cell for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join(one.text for one in [*paper.paragraphs, *cells])


@pytest.mark.parametrize("kind", KIND_IDS)
def test_each_documented_field_is_filled(kind: TemplateKind, office: Office, plan: Plan):
    fields = KINDS[kind].fields
    filled = {path for path, text in said(fields, values_of(fields, SCENES[kind](office, plan)))
              if text}  # fmt: skip
    silent = {"kinh_gui"} if kind in {"thong-bao", "ke-hoach", "dieu-chinh"} else set()
    headless = {"noi_dung.la_de_muc"} if kind is TemplateKind.LETTER else set()
    assert set(paths(fields)) - filled == silent | headless


@pytest.mark.parametrize("kind", KIND_IDS)
def test_the_sample_names_every_field_and_is_filled_to_the_last(
    kind: TemplateKind, office: Office, plan: Plan
):
    known, draft = KINDS[kind], SCENES[kind](office, plan)
    sample = layouts.sample(kind)
    words = texts(sample)
    assert [one.path for one in told(known.fields) if one.path not in words] == []
    assert layouts.examine(kind, "mau.docx", sample).name == "mau.docx"
    text = texts(fill(sample, known.fields, values_of(known.fields, draft)))
    assert not re.search("[{}]", text)
    for one in draft.paper.body[:-1]:
        assert one.text in text
    for annex in draft.paper.annexes:
        assert all(cell in text for row in annex.rows for cell in row)


def test_numbers_are_those_of_the_standard_paper(office: Office, plan: Plan):
    draft = of_report(office, plan)
    values = values_of(KINDS[TemplateKind.REPORT].fields, draft)
    assert (values["da_thuc_hien_tren_tong_so"], values["ty_le"]) == ("01/02", "50%")
    assert (values["qua_han"], values["so_lieu_den"]) == ("01", "05/03/2026")
    assert (values["chot_luc"], values["ky"]) == ("09:00 ngày 03/03/2026", "quý I năm 2026")
    assert [row["tiep_nhan"] for row in values["ho_so"]] == ["1.204", "1.204"]
    assert values["theo_don_vi"][0]["ten"] == "Phòng Kinh tế"
    still = replace(draft, facts=replace(draft.facts, frozen_at=None, dossiers=None))
    values = values_of(KINDS[TemplateKind.REPORT].fields, still)
    assert (values["chot_luc"], values["ho_so"]) == ("", [])


def test_an_annex_of_which_nothing_is_known_is_left_out_with_its_page(office: Office, plan: Plan):
    draft = of_report(office, plan)
    fields, sample = KINDS[TemplateKind.REPORT].fields, layouts.sample(TemplateKind.REPORT)
    without = replace(draft, facts=replace(draft.facts, dossiers=None, indicators=()))
    for one, numbers in ((draft, "I II III IV V"), (without, "I II III")):
        paper = opened(fill(sample, fields, values_of(fields, one)))
        found = [line.text for line in paper.paragraphs if re.fullmatch("Phụ lục [IV]+", line.text)]
        assert found == [f"Phụ lục {number}" for number in numbers.split()]
        assert [one.orientation for one in paper.sections] == [0] + [1] * (len(found) + 1)


def keep(office: Office, content: bytes, kind: TemplateKind = TemplateKind.LETTER) -> Any:
    history.take(history.GENERAL)
    file = layouts.examine(kind, "mau.docx", content)
    return layouts.keep(kind, file, authority_id=office.authority.id, by=office.hoa, at=AT)


def test_a_template_in_force_draws_the_paper_until_it_is_taken_out(office: Office, plan: Plan):
    draft = of_letter(office, plan)
    first, second = (keep(office, template(f"{name} {{{{ don_vi.ten }}}}")) for name in "AB")
    standard = to_docx(draft.paper)
    assert texts(drawn(draft, Layout.OFFICE)) == texts(standard)
    layouts.put_in_force(first, by=office.hoa, at=AT)
    assert texts(drawn(draft, Layout.OFFICE)) == "A Phòng Kinh tế"
    layouts.put_in_force(second, by=office.hoa, at=AT)
    assert texts(drawn(draft, Layout.OFFICE)) == "B Phòng Kinh tế"
    assert texts(drawn(draft, Layout.STANDARD)) == texts(standard)
    layouts.take_out(second, by=office.hoa, at=AT)
    assert texts(drawn(draft, Layout.OFFICE)) == texts(standard)
    moves = [one.move for one in history.of("paper_template", first.id)]
    assert moves == ["keep", "put_in_force", "take_out"]
    assert layouts.templates_of(office.authority.id, TemplateKind.LETTER) == [second, first]


def test_another_authority_and_another_kind_keep_the_standard_layout(office: Office, plan: Plan):
    layouts.put_in_force(keep(office, template("A")), by=office.hoa, at=AT)
    draft = of_letter(office, plan)
    for other in (replace(draft, authority_id=0), SCENES[TemplateKind.NOTICE](office, plan)):
        assert texts(drawn(other, Layout.OFFICE)) == texts(to_docx(other.paper))


def test_a_template_whose_field_is_documented_no_more_says_so(
    office: Office, plan: Plan, monkeypatch: pytest.MonkeyPatch
):
    layouts.put_in_force(keep(office, template("{{ so_lan_don_doc }}")), by=office.hoa, at=AT)
    known = KINDS[TemplateKind.LETTER]
    fewer = [one for one in known.fields if one.name != "so_lan_don_doc"]
    monkeypatch.setitem(KINDS, TemplateKind.LETTER, replace(known, fields=fewer))
    with pytest.raises(Refused, match="Mẫu của cơ quan"):
        drawn(of_letter(office, plan), Layout.OFFICE)


def test_no_name_of_a_field_hides_behind_one_of_python():
    def names(fields: Any) -> Iterator[str]:
        for one in fields:
            yield one.name
            yield from names(one.fields if isinstance(one, Group | Rows) else ())

    for kind in KINDS.values():
        found = list(names(kind.fields))
        assert not set(found) & {*dir(dict), "loop"}
        assert all(re.fullmatch("[a-z][a-z_]*", name) for name in found)
        top: list[Field[Any]] = list(kind.fields)
        assert len({one.name for one in top}) == len(top)
