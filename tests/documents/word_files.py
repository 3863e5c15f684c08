"""Word files that tests write as an office would, and as an attacker would."""

import io
import zipfile
from collections.abc import Sequence

from docx import Document
from docx.document import Document as Paper

Line = str | tuple[str, ...]


def template(*lines: Line, table: Sequence[Sequence[str]] = (), head: str = "") -> bytes:
    """Return a .docx of paragraphs (a tuple is one of several runs), a table and a header."""
    paper = Document()
    for line in lines:
        paragraph = paper.add_paragraph()
        for piece in (line,) if isinstance(line, str) else line:
            paragraph.add_run(piece)
    made = paper.add_table(rows=0, cols=len(table[0])) if table else None
    for texts in table:
        for cell, text in zip(made.add_row().cells, texts, strict=True):
            cell.text = text
    if head:
        paper.sections[0].header.paragraphs[0].text = head
    return saved(paper)


def saved(paper: Paper) -> bytes:
    """Return a document as bytes."""
    held = io.BytesIO()
    paper.save(held)
    return held.getvalue()


def opened(content: bytes) -> Paper:
    """Return a document from bytes."""
    return Document(io.BytesIO(content))


def tampered(content: bytes, part: str, old: str, new: str) -> bytes:
    """Return a .docx in one part of which a text stands in place of another."""
    return _rewritten(content, {part: (old, new)}, {})


def with_part(content: bytes, part: str, text: str | bytes) -> bytes:
    """Return a .docx with one more part."""
    return _rewritten(content, {}, {part: text})


def _rewritten(
    content: bytes, changed: dict[str, tuple[str, str]], added: dict[str, str | bytes]
) -> bytes:  # fmt: skip
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name in changed:
                before, after = changed[name]
                assert before.encode() in text
                text = text.replace(before.encode(), after.encode(), 1)
            new.writestr(name, text)
        for name, more in added.items():
            new.writestr(name, more)
    return held.getvalue()
