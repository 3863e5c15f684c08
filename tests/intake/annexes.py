"""Annexes of the tests: the samples, and small ones built by hand."""

from datetime import UTC, datetime
from pathlib import Path

from tests.cast import Office, make_unit
from tracker import intake
from tracker.annex import AnnexDraft, read_annex
from tracker.db import db
from tracker.plans import Plan
from tracker.units import Unit

AT = datetime(2026, 1, 19, 2, 0, tzinfo=UTC)
SAMPLES = Path(__file__).parent.parent.parent / "samples"
HEADER = "STT;Nội dung, nhiệm vụ;Sản phẩm;Cơ quan chủ trì;Cơ quan phối hợp;Thời gian hoàn thành"


def sample(name: str) -> AnnexDraft:
    """Read one of the samples."""
    return read_annex(name, (SAMPLES / name).read_bytes(), year=None)


def annex(*rows: str, year: int = 2026) -> AnnexDraft:
    """Read an annex of such rows: `1;Title;Product;Lead;Coordinating;Deadline`."""
    return read_annex("phu-luc.csv", csv(*rows), year=year)


def csv(*rows: str) -> bytes:
    """Return an annex as a file: one content, then the rows."""
    lines = ["KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026", HEADER, "I;Chỉ đạo, điều hành;;;;", *rows]
    return "\r\n".join(lines).encode("utf-8-sig")


def taken(office: Office, draft: AnnexDraft) -> Plan:
    """Put an annex into the office's plan of its year, as Hoa would."""
    file = intake.examine("phu-luc.csv", repr(draft.tasks).encode())
    plan = intake.take_in(office.authority, draft=draft, file=file, by=office.hoa, at=AT).plan
    db.session.commit()
    return plan


def complete_commune(office: Office) -> dict[str, Unit]:
    """Add the units that the commune's sample names; return them by code."""
    return {
        code: make_unit(office.authority, code, name, type_code=kind)
        for code, name, kind in (
            ("TTPVHCC", "Trung tâm Phục vụ hành chính công", "phong"),
            ("CAX", "Công an xã", "phong"),
            ("TYT", "Trạm Y tế", "phong"),
            ("TRUONG", "Các trường học", "nhom"),
            ("THON", "Các thôn", "nhom"),
        )
    }
