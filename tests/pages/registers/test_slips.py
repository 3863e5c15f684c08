"""Phiếu xin lỗi: a late dossier by its code, its letter sent, what is owed; never a citizen."""

import pytest

from tests.cast import Office
from tests.conftest import Client
from tests.dossiers.forms import make_fields
from tests.registers.told import CODE, late, sent
from tracker.db import db
from tracker.registers import ApologySlip

SLIPS = "/so-theo-doi/phieu-xin-loi?nam=2026"


def told(office: Office, **fields: object) -> dict[str, object]:
    """Return what the form of a late dossier sends."""
    usual = {"unit": office.vp.id, "dossier_code": CODE, "late_on": "05/03/2026", "days_late": "2"}
    return usual | {"field": 0} | fields


def test_a_late_dossier_is_entered_and_its_letter_sent(client: Client, office: Office):
    (field,) = make_fields(office, "Hộ tịch")
    client.sign_in(office.tu)
    assert client.post(SLIPS, data=told(office, field=field.id)).status_code == 303
    slip = db.session.query(ApologySlip).one()
    page = client.get(SLIPS).text
    assert "còn nợ 01" in page
    assert "Hộ tịch" in page
    data = {"phieu-version": slip.version, "phieu-number": "12/PXL"}
    data |= {"phieu-sent_on": "06/03/2026", "phieu-new_due_on": "16/03/2026"}
    path = f"/so-theo-doi/phieu-xin-loi/{slip.id}"
    assert client.post(f"{path}/gui", data=data).status_code == 303
    assert client.post(f"{path}/gui", data=data).status_code == 409
    assert "Đã gửi 1/1 phiếu" in client.get(SLIPS).text
    assert CODE not in client.get(SLIPS + "&tinh-trang=con-no").text


def test_who_enters_for_many_units_chooses_one_first(client: Client, office: Office):
    client.sign_in(office.hoa)
    assert '<option value="0">Chọn đơn vị…</option>' in client.get(SLIPS).text
    answer = client.post(SLIPS, data=told(office, unit=0))
    assert (answer.status_code, "Chọn đơn vị." in answer.text) == (422, True)
    assert db.session.query(ApologySlip).count() == 0


@pytest.mark.parametrize("code", ["079201001234", "0912345678", "Nguyễn Văn An"])
def test_a_citizen_is_refused_in_words(client: Client, office: Office, code: str):
    answer = client.sign_in(office.tu).post(SLIPS, data=told(office, dossier_code=code))
    assert answer.status_code == 422
    assert "hỉ ghi mã hồ sơ" in answer.text
    assert db.session.query(ApologySlip).count() == 0


def test_a_slip_is_corrected_by_its_unit_alone(client: Client, office: Office):
    slip = sent(office, late(office, office.vp))
    path = f"/so-theo-doi/phieu-xin-loi/{slip.id}"
    data = told(office, version=slip.version, reason="Chờ cơ quan phối hợp")
    assert client.sign_in(office.quang).post(path, data=data).status_code == 404
    assert client.sign_in(office.lan).post(path, data=data).status_code == 303
    assert db.session.query(ApologySlip).one().reason == "Chờ cơ quan phối hợp"
    version = db.session.query(ApologySlip).one().version
    void = {"huy-version": version, "huy-reason": "Nhầm hồ sơ"}
    assert client.post(f"{path}/huy", data=void).status_code == 303
    assert CODE not in client.get(SLIPS).text
