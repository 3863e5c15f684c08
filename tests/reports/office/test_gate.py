"""What is looked at before a template is opened, tried by who means no good."""

import io
import zipfile
from collections.abc import Callable

import pytest

from tests import papers
from tests.documents.word_files import tampered, template, with_part
from tracker.reports.office.gate import look_at
from tracker.rules import Refused

RELS, DOCUMENT = "word/_rels/document.xml.rels", "word/document.xml"
PLAIN = template("Kính gửi")
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MACRO = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512


def related(kind: str, target: str, mode: str = "External") -> bytes:
    """Return a .docx that has one more relationship."""
    return tampered(
        PLAIN, RELS, "</Relationships>",
        f'<Relationship Id="rId99" Type="{kind}" Target="{target}" TargetMode="{mode}"/>'
        "</Relationships>",
    )  # fmt: skip


def within(xml: str) -> bytes:
    """Return a .docx whose first run holds one more element."""
    return tampered(PLAIN, DOCUMENT, "<w:r>", f"<w:r>{xml}")


def bomb() -> bytes:
    return with_part(PLAIN, "word/media/a.xml", b"<a>" + b" " * 30_000_000 + b"</a>")


def packed(content: bytes) -> bytes:
    """Return the same parts, squeezed."""
    held = io.BytesIO()
    old = zipfile.ZipFile(io.BytesIO(content))
    with old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return held.getvalue()


def field(*pieces: str) -> str:
    codes = "".join(f"<w:instrText>{piece}</w:instrText>" for piece in pieces)
    return f'<w:fldChar w:fldCharType="begin"/>{codes}<w:fldChar w:fldCharType="end"/>'


REFUSED: list[tuple[str, Callable[[], bytes], str]] = [
    ("nothing", lambda: b"", "không có nội dung"),
    ("old Word", lambda: OLE + "WordDocument".encode("utf-16-le"), "kiểu cũ"),
    ("a password", lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
    ("a PDF", lambda: papers.PDF, "PDF"),
    ("a cut file", lambda: PLAIN[:2000], "hỏng"),
    ("too large", lambda: with_part(PLAIN, "word/media/a.png", b"\0" * 6_000_000), "lớn hơn 5 MB"),
    ("a bomb", lambda: packed(bomb()), "bung ra quá lớn"),
    ("macros", lambda: with_part(PLAIN, "word/vbaProject.bin", b"x"), "macro"),
    ("macros unnamed", lambda: related(MACRO, "a.xml", "Internal"), "vbaProject"),
    ("an embedded file", lambda: with_part(PLAIN, "word/embeddings/a.bin", b"x"), "embeddings"),
    ("a part twice", lambda: with_part(PLAIN, "word/Document.xml", b"<a/>"), "Content_Types"),
    ("a template's template", lambda: related(f"{KIND}/attachedTemplate", "file:///c:/a.dotm"),
     "attachedTemplate"),
    ("an object elsewhere", lambda: related(f"{KIND}/oleObject", "file:///c:/a"), "oleObject"),
    ("another text", lambda: related(f"{KIND}/aFChunk", "a.html", "Internal"), "aFChunk"),
    ("a picture elsewhere", lambda: related(f"{KIND}/image", "http://a.example/a.png"),
     "http://a.example"),
    ("a file elsewhere", lambda: related(f"{KIND}/hyperlink", "file:///etc/passwd"), "file:///etc"),
    ("a source in a drawing",
     lambda: within('<v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" src="http://a.example"/>'),
     "http://a.example"),
    ("an object", lambda: within("<w:object/>"), "object"),
    ("a command", lambda: within(field("INCLUDETEXT ", '"c:/a"')), "INCLUDETEXT"),
    ("a command in pieces", lambda: within(field(" DD", "EAUTO cmd")), "DDEAUTO"),
    ("a command unended", lambda: within("<w:instrText>DDE a</w:instrText>"), "DDE"),
    ("a command in a command", lambda: within(field("PAGE ") + field("DATABASE x")), "DATABASE"),
    ("entities", lambda: tampered(PLAIN, DOCUMENT, "<w:document",
                                  '<!DOCTYPE a [<!ENTITY b "c">]><w:document'), "thực thể"),
    ("entities aside", lambda: with_part(PLAIN, "customXml/item9.xml",
                                         b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "thực thể"),
    (".dotx", lambda: tampered(PLAIN, "[Content_Types].xml", "document.main", "template.main"),
     "dotx"),
    ("a text called a picture", lambda: tampered(
        PLAIN, "[Content_Types].xml", "</Types>",
        '<Override PartName="/word/media/a.png" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.header+xml"/></Types>'), "a.png"),
    (".docm", lambda: tampered(
        PLAIN, "[Content_Types].xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main",
        "application/vnd.ms-word.document.macroEnabled.main"), "macro"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "said"), [(make, said) for _name, make, said in REFUSED],
    ids=[name for name, _make, _said in REFUSED],
)  # fmt: skip
def test_what_could_bring_something_along_is_refused(content: Callable[[], bytes], said: str):
    with pytest.raises(Refused) as refused:
        look_at("mẫu.docx", content())
    assert said in str(refused.value)


@pytest.mark.parametrize(
    "content",
    [
        PLAIN,
        related(f"{KIND}/hyperlink", "mailto:ubnd@xa.example"),
        within(field(" PAGE ", r"\* MERGEFORMAT")),
        with_part(PLAIN, "word/media/logo.png", papers.PNG),
        tampered(PLAIN, RELS, "</Relationships>", "<!-- a --><?b?></Relationships>"),
        tampered(PLAIN, "[Content_Types].xml", "</Types>", "<!-- a --><?b?></Types>"),
    ],
    ids=["plain", "an address", "page numbers", "a picture", "a remark", "a remark on types"],
)
def test_what_offices_use_is_taken(content: bytes):
    assert look_at("../Mẫu báo cáo.DOC", content).name == "Mẫu báo cáo.docx"
