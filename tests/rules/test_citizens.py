"""A register names a dossier by its code, never a citizen."""

import pytest

from tracker.rules import Refused
from tracker.rules.citizens import check_dossier_code, check_no_citizen


@pytest.mark.parametrize(
    "code", ["H17.19-260105-0012", "000.00.19.H17-240115-0001", "2024051234", "HS 0012/2026"]
)
def test_the_code_of_a_dossier_is_taken(code: str):
    check_dossier_code(code)


@pytest.mark.parametrize(
    "code",
    [
        "", "079201001234", "079 201 001 234", "079.201.001.234", "012345678", "0912345678",
        "0912 345 678", "+84912345678", "Nguyễn Văn An", "An", "Nguyễn Văn An 12",
        "HS-079201001234",
    ],
)  # fmt: skip
def test_a_person_is_refused_as_a_code(code: str):
    with pytest.raises(Refused):
        check_dossier_code(code)


def test_a_reason_may_have_figures_but_no_citizen():
    check_no_citizen("Chờ xác minh 15 ngày, công văn 1234/UBND ngày 05/03/2026")
    with pytest.raises(Refused, match="người dân"):
        check_no_citizen("gọi 0912345678")
