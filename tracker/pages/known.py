"""A document that is kept already is used again, not described anew: found, or offered."""

from datetime import date, datetime

from flask_babel import gettext
from flask_login import current_user

from tracker import access
from tracker.access import finding
from tracker.access.finding import Likeness
from tracker.clock import day_of
from tracker.evidence import Document
from tracker.pages.limits import id_typed
from tracker.pages.papers import Given, keep, told
from tracker.rules import N_, Refused
from tracker.rules.numbers import format_day

NEW = "moi"


def known_or_kept(form: Given, *, at: datetime, signer: str = "") -> Document:
    """Return the document that a form gives: one that is kept already, else a new record.

    Refused as `known_document` and `papers.keep`.
    """
    found = known_document(form, on=day_of(at))
    if found is not None:
        return found
    return keep(form, current_user.authority_id, by=current_user, at=at, signer=signer)


def known_document(form: Given, *, on: date) -> Document | None:
    """Return the kept document that a form means, None for one to be described.

    A number alone, or with its day, means the one document it fits. Where more is told of a paper
    that seems to be kept already, the form offers that: Refused until the person has chosen.
    """
    chosen = form.reuse.data or ""
    if chosen.isdecimal():
        return access.document_to_show(id_typed(chosen), by=current_user, on=on)
    found = [] if chosen == NEW else finding.documents_like(_likeness(form), by=current_user, on=on)
    if len(found) == 1 and _is_only_named(form):
        return found[0]
    if found:
        form.offered = [(str(document.id), words_of(document)) for document in found]
        raise Refused(N_("Đã có văn bản này. Dùng lại, hoặc vẫn ghi thành văn bản mới."))
    return None


def words_of(document: Document) -> str:
    """Return a document as people tell it from another: number, day, abstract, file."""
    file = document.file.name if document.file else ""
    abstract = document.abstract if document.abstract != file else ""
    words = [document.number, abstract, file]
    if document.issued_on:
        words.insert(1, gettext("ngày %(day)s", day=format_day(document.issued_on)))
    return " · ".join(word for word in words if word)


def _likeness(form: Given) -> Likeness:
    sha256 = form.examined.sha256 if form.examined else ""
    return Likeness(told(form, "doc_number"), form["doc_on"].data, sha256)


def _is_only_named(form: Given) -> bool:
    more = (told(form, name) for name in ("doc_issuer", "doc_signer", "doc_abstract"))
    return bool(told(form, "doc_number")) and not any(more) and not form.examined
