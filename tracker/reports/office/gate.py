"""What is looked at before a template is opened: its kind, its parts, links, hidden commands.

The other programs that open a filled paper (Word, LibreOffice) do what a file asks of them: a part
that is not known to be harmless is refused by default.
"""

import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml.etree import _Element

from tracker import files
from tracker.annex.parts import Parts, tree
from tracker.annex.refusal import FileKind, file_kind, open_archive
from tracker.files import Examined
from tracker.rules import N_, Refused

LIMIT = 5 * files.MEGABYTE
XML = frozenset({".xml", ".rels"})
PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf"})
FONTS = frozenset({".odttf"})
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATE = MAIN.replace("document.main", "template.main")
# The last words of the kinds of relationships that a plain document has.
RELATIONS = frozenset({
    "officeDocument", "core-properties", "extended-properties", "custom-properties", "thumbnail",
    "styles", "stylesWithEffects", "settings", "webSettings", "fontTable", "font", "theme",
    "numbering", "footnotes", "endnotes", "header", "footer", "image", "hyperlink", "comments",
    "commentsExtended", "commentsIds", "commentsExtensible", "people", "customXml",
    "customXmlProps", "glossaryDocument", "classificationlabels", "intelligence",
})  # fmt: skip
# Elements that bring in something from outside, with a relationship or without.
BRINGING = frozenset({
    "altChunk", "attachedTemplate", "control", "mailMerge", "object", "OLEObject", "subDoc",
})  # fmt: skip
LINKS = ("http://", "https://", "mailto:")
# What Word works out when it opens a file; others fetch files or start programs (DDE, INCLUDETEXT).
CODES = frozenset({
    "PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "TOC", "PAGEREF", "REF", "HYPERLINK", "SEQ",
    "STYLEREF", "NOTEREF",
})  # fmt: skip
_CODE = re.compile(r"\s*(\w*)")


def look_at(name: str, content: bytes) -> Examined:
    """Return a Word file that may be opened as a template.

    Refused: what is no .docx, locked, a bomb, declares entities, has macros, embedded objects,
    links to other files, or commands of Word that fetch something.
    """
    files.check_size(name, len(content))
    if len(content) > LIMIT:
        raise Refused(N_("Tệp %(name)s lớn hơn %(limit)s MB."), name=name[: files.NAME_LETTERS],
                      limit=LIMIT // files.MEGABYTE)  # fmt: skip
    if file_kind(name, content) is not FileKind.DOCX:
        raise Refused(N_("Tệp %(name)s không phải tệp Word (.docx)."),
                      name=name[: files.NAME_LETTERS])  # fmt: skip
    examined = files.examine(name, content)
    with open_archive(examined.name, content) as archive:
        _look_inside(Parts(examined.name, archive))
    return examined


def _look_inside(parts: Parts) -> None:
    members = [one for one in parts.archive.infolist() if not one.is_dir()]
    if len({one.filename.lower() for one in members}) < len(members):
        raise _hidden("[Content_Types].xml")
    for member in members:
        ending = f".{member.filename.rpartition('.')[2].lower()}"
        if ending not in XML | PICTURES | FONTS:
            raise _hidden(member.filename)
        if ending in XML:
            _look_at_part(parts, member)


def _look_at_part(parts: Parts, member: zipfile.ZipInfo) -> None:
    root = tree(parts, member.filename)
    if member.filename == "[Content_Types].xml":
        _look_at_types(root)
    elif member.filename.endswith(".rels"):
        _look_at_links(root)
    else:
        _look_at_codes(root, member.filename)
        _look_at_sources(root, member.filename)


def _look_at_types(root: _Element) -> None:
    kinds = {one.get("ContentType", "") for one in root.iterchildren("*")}
    if TEMPLATE in kinds:
        raise Refused(N_("Tệp là khuôn mẫu của Word (.dotx). Lưu lại thành .docx rồi tải lên."))
    if MAIN not in kinds or any("macro" in kind.lower() for kind in kinds):
        raise _hidden("[Content_Types].xml")
    for one in root.iterchildren("*"):
        _look_at_type(one)


def _look_at_type(one: _Element) -> None:
    """Refuse a text that goes by the name of a picture: it would not be looked into."""
    name = one.get("PartName") or f".{one.get('Extension', '')}"
    kind = one.get("ContentType", "").lower()
    if not kind or name == ".":
        raise _hidden("[Content_Types].xml")
    is_plain = re.fullmatch(r"image/[\w.-]+|.*\.obfuscatedfont", kind)
    if not is_plain and f".{name.rpartition('.')[2].lower()}" not in XML:
        raise _hidden(name)


def _look_at_links(root: _Element) -> None:
    for one in root.iterchildren("*"):
        kind = one.get("Type", "").rpartition("/")[2]
        target = one.get("Target", "")
        if kind not in RELATIONS or not (target and one.get("Id")):
            raise Refused(
                N_("Tệp gắn với thành phần không được nhận (%(kind)s: %(target)s). Chép nội dung"
                   " sang tệp Word mới rồi tải lên."),
                kind=kind, target=target[:120],
            )  # fmt: skip
        is_link = kind == "hyperlink" and target.lower().startswith(LINKS)
        if one.get("TargetMode", "Internal") != "Internal" and not is_link:
            raise Refused(
                N_("Tệp gắn với nội dung ở nơi khác (%(target)s). Bỏ liên kết, chèn thẳng ảnh vào"
                   " tệp rồi tải lên."),
                target=target[:120],
            )  # fmt: skip


def _look_at_codes(root: _Element, part: str) -> None:
    for code in _codes(root):
        found = _CODE.match(code)
        word = found[1].upper() if found else ""
        if word not in CODES and code.strip():
            raise Refused(
                N_("Phần “%(part)s” có mã trường Word không được nhận: “%(code)s”. Bấm"
                   " Ctrl+Shift+F9 tại đó để đổi thành chữ, rồi tải lên."),
                part=part, code=code.strip()[:60],
            )  # fmt: skip


def _codes(root: _Element) -> Iterator[str]:
    """Yield the commands of Word's fields: in one piece, or spelt out over several runs."""
    open_codes: list[list[str]] = [[]]
    for one in root.iter(f"{WORD}fldSimple", f"{WORD}fldChar", f"{WORD}instrText"):
        if one.tag == f"{WORD}fldSimple":
            yield one.get(f"{WORD}instr", "")
        elif one.tag == f"{WORD}instrText":
            open_codes[-1].append(one.text or "")
        elif one.get(f"{WORD}fldCharType") == "begin":
            open_codes.append([])
        elif len(open_codes) > 1 and one.get(f"{WORD}fldCharType") == "end":
            yield "".join(open_codes.pop())
    yield from ("".join(code) for code in open_codes)


def _look_at_sources(root: _Element, part: str) -> None:
    """Refuse what takes something from outside of the file, as old drawings of Word may."""
    for one in root.iter("*"):
        if one.tag.rpartition("}")[2] in BRINGING:
            raise _hidden(f"{part}: {one.tag.rpartition('}')[2]}")
        for key, value in one.attrib.items():
            name = str(key).rpartition("}")[2].lower()
            if name in {"src", "href"} and str(value).strip():
                raise _hidden(f"{part}: {str(value)[:80]}")


def _hidden(what: Any) -> Refused:
    return Refused(
        N_("Tệp có thành phần không được nhận (%(what)s): macro, đối tượng nhúng hoặc tệp khác đặt"
           " bên trong. Chép nội dung sang tệp Word mới rồi tải lên."),
        what=what,
    )  # fmt: skip
