"""Stored files: their bytes in the database, once per content, under our own id."""

import hashlib
import io
import lzma
import re
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, LargeBinary, select
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db import Model, db, insert_missing
from tracker.rules import N_, Refused

if TYPE_CHECKING:
    from tracker.accounts import Person

MEGABYTE = 1024 * 1024
LIMIT_MEGABYTES = 20
NAME_LETTERS = 120
ARCHIVE_MEMBERS = 2000
OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."

EXTENSIONS = {
    "application/pdf": "pdf",
    "image/jpeg": "jpg",
    "image/png": "png",
    f"{OFFICE}wordprocessingml.document": "docx",
    f"{OFFICE}spreadsheetml.sheet": "xlsx",
    f"{OFFICE}presentationml.presentation": "pptx",
    f"{OPEN_DOCUMENT}text": "odt",
    f"{OPEN_DOCUMENT}spreadsheet": "ods",
    "text/csv": "csv",  # annexes only: no content shows it, so it is no evidence
}
BEGINNINGS = {
    b"%PDF-": "application/pdf",
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
}
# How the photos of some phones begin (ISO/IEC 23008-12); no office program of ours opens them.
PHONE_PHOTOS = frozenset({b"ftypheic", b"ftypheix", b"ftyphevc", b"ftypmif1", b"ftypmsf1"})
MAIN_PARTS = {
    "word/document.xml": f"{OFFICE}wordprocessingml.document",
    "xl/workbook.xml": f"{OFFICE}spreadsheetml.sheet",
    "ppt/presentation.xml": f"{OFFICE}presentationml.presentation",
}

# What zipfile raises for damage: a name that is no UTF-8, an offset below zero, torn data.
TORN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error,
    EOFError, OSError, RuntimeError, ValueError,
)  # fmt: skip


class Blob(Model):
    """The bytes of a file, kept once."""

    __tablename__ = "blob"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    size: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)


class StoredFile(Model):
    """A file that somebody gave, with its name made harmless and its type found in its content."""

    __tablename__ = "stored_file"
    __table_args__ = (Index(None, "sha256", "authority_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    authority_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    sha256: Mapped[str] = mapped_column(ForeignKey("blob.sha256"))
    name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    stored_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    stored_at: Mapped[datetime]

    @property
    def extension(self) -> str:
        """The usual ending of a name of this type."""
        return EXTENSIONS[self.media_type]


@dataclass(frozen=True)
class Examined:
    """A file that may be kept: looked at and hashed before the writing transaction begins."""

    name: str
    content: bytes
    media_type: str
    sha256: str


def examine(name: str, content: bytes) -> Examined:
    """Return what there is to keep of a file, under a harmless name.

    Refused: an empty file, one beyond the limit, a type that is none of `EXTENSIONS`, macros.
    """
    check_size(name, len(content))
    media_type = media_type_of(content)
    if content[4:12] in PHONE_PHOTOS:
        raise Refused(
            N_("Không nhận ảnh HEIC %(name)s. Chọn ảnh từ Thư viện ảnh, hoặc lưu thành JPG."),
            name=name[:NAME_LETTERS],
        )
    if media_type is None:
        raise Refused(
            N_("Không nhận tệp %(name)s. Chỉ nhận PDF, Word, Excel, PowerPoint, ảnh JPG hoặc PNG."),
            name=name[:NAME_LETTERS],
        )
    safe = harmless(name, extension=EXTENSIONS[media_type])
    return Examined(safe, content, media_type, fingerprint(content))


def check_size(name: str, size: int) -> None:
    """Refuse a file without content or beyond the limit; nothing of it need have been read."""
    if not size:
        raise Refused(N_("Tệp %(name)s không có nội dung."), name=name[:NAME_LETTERS])
    if size > LIMIT_MEGABYTES * MEGABYTE:
        raise Refused(
            N_("Tệp %(name)s lớn hơn %(limit)s MB. Chia nhỏ hoặc nén ảnh rồi tải lại."),
            name=name[:NAME_LETTERS], limit=LIMIT_MEGABYTES,
        )  # fmt: skip


def keep(file: Examined, *, authority_id: int, by: "Person | None", at: datetime) -> StoredFile:
    """Keep an examined file that a person gave an authority, its bytes once per content."""
    keep_bytes(file)
    kept = StoredFile(
        authority_id=authority_id, sha256=file.sha256, name=file.name, media_type=file.media_type,
        size=len(file.content), stored_by_id=by.id if by else None, stored_at=at,
    )  # fmt: skip
    db.session.add(kept)
    db.session.flush()
    return kept


def keep_bytes(file: Examined) -> None:
    """Keep the bytes of an examined file, unless they are kept already."""
    row = {"sha256": file.sha256, "size": len(file.content), "content": file.content}
    insert_missing(Blob, row)


def store(
    name: str, content: bytes, *, authority_id: int, by: "Person | None", at: datetime
) -> StoredFile:
    """Examine a file and keep it; raises what `examine` raises."""
    return keep(examine(name, content), authority_id=authority_id, by=by, at=at)


def media_type_of(content: bytes) -> str | None:
    """Return the type that the bytes themselves show, None for every type that is not taken."""
    for beginning, media_type in BEGINNINGS.items():
        if content.startswith(beginning):
            return media_type
    return _archive_type(content) if content.startswith(b"PK\x03\x04") else None


def harmless(name: str, *, extension: str) -> str:
    """Return a name without folders, signs of control or direction, ending in `extension`."""
    name = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1])
    name = "".join(" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in name)
    stem, dot, ending = re.sub(r'[<>:"|?*;%]', " ", name).rpartition(".")
    if not dot or len(ending) > 5:
        stem = f"{stem}{dot}{ending}"
    return f"{' '.join(stem.split()).strip(' .')[:NAME_LETTERS] or 'tep'}.{extension}"


def content_of(file: StoredFile) -> bytes:
    """Return the bytes of a stored file."""
    return bytes_of(file.sha256)


def bytes_of(sha256: str) -> bytes:
    """Return the bytes that are kept under a fingerprint."""
    return db.session.get_one(Blob, sha256).content


def examined_again(file: StoredFile) -> Examined:
    """Return a stored file as one to keep: another document takes it over."""
    return Examined(file.name, content_of(file), file.media_type, file.sha256)


def damaged() -> Iterator[str]:
    """Yield the SHA-256 under which bytes are kept that are no longer those; one file at a time."""
    for key in db.session.scalars(select(Blob.sha256).order_by(Blob.sha256)).all():
        blob = db.session.execute(
            select(Blob.content, Blob.size).where(Blob.sha256 == key)
        ).one()  # fmt: skip
        if fingerprint(blob.content) != key or len(blob.content) != blob.size:
            yield key


def names_of(sha256: str) -> list[str]:
    """Return the names under which some bytes are kept."""
    rows = select(StoredFile.name).where(StoredFile.sha256 == sha256).order_by(StoredFile.id)
    return list(db.session.scalars(rows))


def fingerprint(content: bytes) -> str:
    """Return the SHA-256 of some bytes, in hex."""
    return hashlib.sha256(content).hexdigest()


def _archive_type(content: bytes) -> str | None:
    # Counted before the directory is read: a million members would take seconds.
    if content.count(b"PK\x01\x02") > ARCHIVE_MEMBERS:
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = set(archive.namelist())
            said = archive.open("mimetype").read(100) if "mimetype" in members else b""
    except TORN:
        return None
    if any(member.lower().endswith("vbaproject.bin") for member in members):
        raise Refused(N_("Tệp có macro không được nhận. Lưu lại dạng không có macro rồi tải lên."))
    if said.decode("latin-1") in EXTENSIONS:
        return said.decode("latin-1")
    found = [kind for part, kind in MAIN_PARTS.items() if part in members]
    return found[0] if found and "[Content_Types].xml" in members else None
