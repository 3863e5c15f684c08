"""Official papers in the form of Nghị định 30/2020/NĐ-CP, as Word documents from plain values."""

from tracker.documents.official.facts import (
    Annex,
    Column,
    Letterhead,
    Look,
    OfficialPaper,
    Paragraph,
    Signature,
)
from tracker.documents.official.writing import to_docx

__all__ = [
    "Annex",
    "Column",
    "Letterhead",
    "Look",
    "OfficialPaper",
    "Paragraph",
    "Signature",
    "to_docx",
]
