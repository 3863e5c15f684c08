"""Danh mục lĩnh vực: only the secretariat keeps it."""

import pytest

from tests.cast import Office
from tests.conftest import Client
from tests.dossiers.forms import make_fields
from tracker import dossiers, history
from tracker.dossiers import DossierField
from tracker.dossiers.fields import field_named

BASE = "/ho-so/linh-vuc"


@pytest.fixture
def fields(office: Office) -> list[DossierField]:
    return make_fields(office, "Hộ tịch", "Địa chính", "Chứng thực")


def given(one: DossierField, **more: str) -> dict[str, str]:
    fields = {"name": one.name, "aliases": one.aliases, "position": str(one.position), **more}
    return {f"lv{one.id}-{name}": text for name, text in fields.items()}


def names(office: Office) -> list[str]:
    return [one.name for one in dossiers.fields_of(office.authority.id)]


def test_a_field_is_added_at_the_end(client: Client, office: Office, fields):
    client.sign_in(office.hoa)
    data = {"name": "Bảo trợ  xã hội", "aliases": "BTXH\nNgười có công"}
    assert client.post(BASE, data=data).status_code == 303
    assert names(office)[-1] == "Bảo trợ xã hội"
    made = field_named(office.authority.id, "người có công")
    assert made
    assert [event.move for event in history.of("dossier_field", made.id)] == ["create"]
    assert client.post(BASE, data={"name": "hộ tịch"}).status_code == 422


def test_a_renamed_field_is_still_known_by_its_old_name(client: Client, office: Office, fields):
    client.sign_in(office.hoa)
    data = given(fields[1], name="Đất đai", position="1")
    assert client.post(f"{BASE}/{fields[1].id}", data=data).status_code == 303
    assert names(office) == ["Đất đai", "Hộ tịch", "Chứng thực"]
    assert field_named(office.authority.id, "địa chính") is fields[1]


def test_a_name_that_another_field_has_is_refused(client: Client, office: Office, fields):
    client.sign_in(office.hoa)
    answer = client.post(f"{BASE}/{fields[1].id}", data=given(fields[1], aliases="Hộ tịch"))
    assert answer.status_code == 422
    assert "Đã có lĩnh vực “Hộ tịch”." in answer.text


def test_an_ended_field_leaves_the_forms_after_its_day(client: Client, office: Office, fields):
    client.sign_in(office.hoa)
    client.post(f"{BASE}/{fields[1].id}", data=given(fields[1], ended_on="01/03/2026"))
    assert "Địa chính" not in client.get(f"/ho-so/{office.vp.id}/2026/3").text
    assert "Địa chính" in client.get(f"/ho-so/{office.vp.id}/2026/2").text
    assert "thôi sử dụng từ 01/03/2026" in client.get(BASE).text


def test_officers_do_not_keep_the_catalogue(client: Client, office: Office, fields):
    client.sign_in(office.tu)
    assert client.get(BASE).status_code == 403
    assert "Danh mục lĩnh vực" not in client.get("/ho-so").text
