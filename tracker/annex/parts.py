"""The XML parts of an office file, read without entities, network or faith."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from lxml import etree

from tracker.annex.refusal import damaged, main_part, too_big, unsafe

# Tags held in memory at once; a node costs some 200 bytes.
MAX_TAGS = 300_000
_MOST_DIGITS = 10
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error,
    EOFError, OSError, NotImplementedError, KeyError, ValueError,
)  # fmt: skip
_SAFE = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


@dataclass(frozen=True)
class Parts:
    """An opened office file and the name that refusals give it."""

    name: str
    archive: zipfile.ZipFile

    def has(self, part: str) -> bool:
        """Say whether the file holds that part."""
        return part in self.archive.NameToInfo

    def main(self, stem: str) -> str:
        """Return the main part: `word/document.xml`, or `word/document2.xml` of Word online."""
        return main_part(self.archive, stem) or f"{stem}.xml"

    def open(self, part: str) -> IO[bytes]:
        """Open a part; what is missing or broken is refused."""
        try:
            return self.archive.open(part)
        except _BROKEN as error:
            raise damaged(self.name, place=part) from error


class _Counted:
    """A part's bytes, counting the tags that have not been freed yet."""

    def __init__(self, opened: IO[bytes], *, name: str, part: str) -> None:
        self.opened = opened
        self.name = name
        self.part = part
        self.tags = 0

    def read(self, size: int = -1) -> bytes:
        chunk = self.opened.read(size)
        self.tags += chunk.count(b"<")
        if self.tags > MAX_TAGS:
            raise too_big(self.name, place=self.part)
        return chunk


class Stream:
    """A large part read piece by piece: iterate over it, and `drop` what has been read."""

    def __init__(
        self, parts: Parts, part: str, *, events: tuple[str, ...], tags: tuple[str, ...]
    ) -> None:
        self.parts = parts
        self.part = part
        self.source = _Counted(parts.open(part), name=parts.name, part=part)
        self.steps = etree.iterparse(self.source, events=events, tag=tags, **_SAFE)

    def __iter__(self) -> Iterator[tuple[str, etree._Element]]:
        checked = False
        try:
            for event, element in self.steps:
                if not checked:
                    _refuse_doctype(self.parts, part=self.part, root=element)
                    checked = True
                yield event, element
        except (*_BROKEN, etree.XMLSyntaxError) as error:
            raise damaged(self.parts.name, place=self.part) from error
        if self.steps.root is not None:
            _refuse_doctype(self.parts, part=self.part, root=self.steps.root)

    def drop(self, element: etree._Element) -> None:
        """Free an element already read, and what came before it."""
        element.clear(keep_tail=False)
        parent = element.getparent()
        while parent is not None and element.getprevious() is not None:
            del parent[0]
        self.source.tags = 0


def tree(parts: Parts, part: str) -> etree._Element:
    """Parse a small part whole; a broken, unsafe or huge one is refused."""
    source = _Counted(parts.open(part), name=parts.name, part=part)
    try:
        root = etree.parse(source, etree.XMLParser(**_SAFE)).getroot()
    except (*_BROKEN, etree.XMLSyntaxError) as error:
        raise damaged(parts.name, place=part) from error
    _refuse_doctype(parts, part=part, root=root)
    return root


def whole_number(text: str | None) -> int:
    """Return a whole number that an attribute holds, 0 for none or anything else."""
    return int(text) if text and text.isdecimal() and len(text) < _MOST_DIGITS else 0


def _refuse_doctype(parts: Parts, *, part: str, root: etree._Element) -> None:
    if root.getroottree().docinfo.internalDTD is not None:
        raise unsafe(parts.name, place=part)
