"""Names and forms that no page of ours makes: an archive without folders, choices for no line."""

import io
import zipfile

import pytest

from tests.cast import Office
from tests.conftest import Client
from tests.worksheets.filling import filled
from tracker.db import db
from tracker.documents.task_sheet import Column
from tracker.rules.words import Status

PAGE, OUT = "/nhiem-vu/excel", "/nhiem-vu/excel/tai-ve"


def test_a_unit_code_leads_to_no_folder_of_the_archive(client: Client, office: Office, tasks):
    office.vp.code = "../../VP\\1"
    answer = client.sign_in(office.hoa).get(f"{OUT}?don-vi=tat-ca")
    with zipfile.ZipFile(io.BytesIO(answer.data)) as packed:
        assert packed.namelist() == ["cap-nhat--vp-1-xabinhan_2026.xlsx"]


@pytest.mark.parametrize("line", ["9" * 5000, "²", str(2**63), ""])
def test_a_choice_for_a_line_that_cannot_be_is_left_out(
    client: Client, office: Office, tasks, line: str
):
    content = filled(client.sign_in(office.tu).get(OUT).data, {Column.TEXT: "Đã gửi dự thảo"})
    sent = client.post(PAGE, data={"files": (io.BytesIO(content), "vp.xlsx")})
    assert sent.status_code == 303
    answer = client.post(f"{sent.headers['Location']}/ap-dung", data={f"dong-{line}": "tep"})
    assert answer.status_code == 303
    db.session.refresh(tasks[0])
    assert tasks[0].status == Status.IN_PROGRESS
