"""A file's statistics against the forms there are: what would change, and taking it whole."""

from dataclasses import replace

import pytest

from tests.annex.make import csv_of
from tests.cast import Office
from tests.dossiers.forms import AT, lay, make_fields
from tracker import files, history
from tracker.annex.dossiers import read_dossiers
from tracker.db import db
from tracker.dossiers import DossierField, DossierSheet, sheet_of
from tracker.dossiers.fields import field_named
from tracker.dossiers.incoming import ADDED, Chosen, Kind, Look, ground_of, look, take
from tracker.files import Examined
from tracker.rules import Refused
from tracker.rules.dossiers import Counts
from tracker.rules.fold import fold

HEADER = ("Đơn vị", "Lĩnh vực", "Kỳ", "Tiếp nhận", "Đã giải quyết", "Đang giải quyết")
LAND = ("Văn phòng HĐND và UBND", "Đất đai", "T3/2026", 10, 8, 2)
CIVIL = ("Văn phòng HĐND và UBND", "Hộ tịch", "T3/2026", 5, 5, 0)


@pytest.fixture
def fields(office: Office) -> list[DossierField]:
    return make_fields(office, "Đất đai", "Hộ tịch")


def looked(office: Office, *rows: object, chosen: Chosen | None = None) -> Look:
    stats = read_dossiers("a.csv", csv_of([HEADER, *rows]).encode())
    ground = ground_of(office.authority.id, units=[office.vp, office.pkt], on=AT.date())
    return look(stats, chosen or Chosen(), ground=ground)


def taken(office: Office, found: Look) -> int:
    content = b"a;b"
    given = Examined("a.csv", content, "text/csv", files.fingerprint(content))
    kept = files.keep(given, authority_id=office.authority.id, by=office.hoa, at=AT)
    return take(found, authority=office.authority, file=kept, by=office.hoa, at=AT)


def form_of(office: Office) -> DossierSheet:
    found = sheet_of(office.vp, authority=office.authority, year=2026, month=3)
    assert found is not None
    return found


def test_what_is_new_is_entered_with_its_file_and_one_event(
    office: Office, fields: list[DossierField]
):
    found = looked(office, LAND, CIVIL)
    assert [row.kind for row in found.forms[0].rows] == [Kind.NEW, Kind.NEW]
    assert taken(office, found) == 1
    sheet = form_of(office)
    assert {row.field.name: row.received for row in sheet.rows} == {"Đất đai": 10, "Hộ tịch": 5}
    assert sheet.file_id is not None
    assert len(history.of("dossier_sheet", sheet.id)) == 1


def test_a_period_is_replaced_and_the_difference_shown(office: Office, fields: list[DossierField]):
    land, civil = fields
    (trade,) = make_fields(office, "Công thương")
    lay(office, office.vp, 3, {
        land: Counts(received=9, resolved=8, pending=2), trade: Counts(received=1),
        civil: Counts(received=5, resolved=5, pending=0),
    })  # fmt: skip
    found = looked(office, LAND, CIVIL)
    kinds = {row.name: row.kind for row in found.forms[0].rows}
    assert kinds == {"Đất đai": Kind.CHANGED, "Hộ tịch": Kind.SAME, "Công thương": Kind.GONE}
    assert found.forms[0].rows[0].changes == [("received", 9, 10)]
    taken(office, found)
    db.session.expire_all()
    assert {row.field.name for row in form_of(office).rows} == {"Đất đai", "Hộ tịch"}


def test_the_same_file_again_changes_nothing(office: Office, fields: list[DossierField]):
    taken(office, looked(office, LAND, CIVIL))
    again = looked(office, LAND, CIVIL)
    assert not again.forms[0].differs
    assert taken(office, again) == 0
    assert len(history.of("dossier_sheet", form_of(office).id)) == 1


def test_an_unknown_field_is_asked_for_and_its_name_learnt(
    office: Office, fields: list[DossierField]
):
    odd = (LAND[0], "Địa chính", *LAND[2:])
    (asked,) = looked(office, odd).fields
    assert (asked.text, asked.rows) == ("Địa chính", 1)
    found = looked(office, odd, chosen=Chosen(fields={asked.key: fields[0].id}))
    taken(office, found)
    assert field_named(office.authority.id, "dia chinh") is fields[0]
    assert looked(office, odd).is_settled


def test_an_unknown_field_is_added_where_that_is_chosen(office: Office, fields: list[DossierField]):
    odd = (LAND[0], "Nông nghiệp", *LAND[2:])
    found = looked(office, odd, chosen=Chosen(fields={fold("Nông nghiệp"): ADDED}))
    assert found.is_settled
    taken(office, found)
    assert field_named(office.authority.id, "Nông nghiệp") is not None


def test_sources_of_a_field_are_added_up(office: Office, fields: list[DossierField]):
    found = looked(office, LAND, (LAND[0], "Đất đai", "T3/2026", 1, 1, 0))
    (row,) = found.forms[0].rows
    assert row.new is not None
    assert row.new.counts == Counts(received=11, resolved=9, pending=2)
    assert [place.row for place in row.places] == [2, 3]


def test_the_total_on_paper_is_kept_beside_the_rows(office: Office, fields: list[DossierField]):
    total = ("Tổng cộng", "", "", 16, 13, 2)
    found = looked(office, LAND, CIVIL, total)
    taken(office, found)
    assert form_of(office).totals == {"received": 16, "resolved": 13, "pending": 2}


@pytest.mark.parametrize(
    ("row", "wants"),
    [
        (("Phòng Lạ", *LAND[1:]), "units"),
        (("", *LAND[1:]), "without_unit"),
        ((*LAND[:2], "", *LAND[3:]), "without_month"),
        ((*LAND[:2], "Quý I/2026", *LAND[3:]), "other_periods"),
        (("Phòng Văn hóa - Xã hội", *LAND[1:]), "forbidden"),
        ((LAND[0], "", *LAND[2:]), "fields"),
    ],
)
def test_what_the_file_leaves_open_keeps_it_from_being_taken(
    office: Office, fields: list[DossierField], row: tuple[object, ...], wants: str
):
    found = looked(office, CIVIL, row) if wants != "fields" else looked(office, row)
    assert getattr(found, wants)
    assert not found.is_settled
    with pytest.raises(Refused):
        taken(office, found)


def test_what_was_chosen_stands_in_where_the_file_is_silent(
    office: Office, fields: list[DossierField]
):
    chosen = Chosen(unit_id=office.pkt.id, month=(2026, 5), units={fold("Phòng Lạ"): office.vp.id})
    found = looked(office, ("", "Đất đai", "", *LAND[3:]), ("Phòng Lạ", *LAND[1:]), chosen=chosen)
    assert [(form.unit, form.month) for form in found.forms] == [(office.vp, 3), (office.pkt, 5)]
    assert found.is_settled


def test_what_is_looked_at_has_a_print_of_its_own(office: Office, fields: list[DossierField]):
    first = looked(office, LAND)
    assert first.stamp == looked(office, LAND).stamp
    assert first.stamp != looked(office, (*LAND[:3], 11, 8, 2)).stamp
    lay(office, office.vp, 3, {fields[1]: Counts(received=1)})
    assert first.stamp != looked(office, LAND).stamp


def test_an_impossible_count_takes_nothing(office: Office, fields: list[DossierField]):
    found = looked(office, (*LAND[:3], -1, 8, 2))
    with pytest.raises(Refused):
        taken(office, found)
    assert replace(found.forms[0]).sheet is None


def test_counts_that_the_file_has_no_column_for_stay(office: Office, fields: list[DossierField]):
    lay(office, office.vp, 3, {fields[0]: Counts(received=9, resolved=8, pending=2, returned=4)})
    taken(office, looked(office, (*LAND[:5], "")))
    (row,) = form_of(office).rows
    assert row.counts == Counts(received=10, resolved=8, returned=4)
