"""The form that takes filled workbooks in."""

from typing import Any

from flask_babel import gettext, lazy_gettext
from werkzeug.datastructures import FileStorage
from wtforms import StringField, ValidationError
from wtforms.validators import Length

from tracker import files, worksheets
from tracker.evidence import Cited
from tracker.pages.forms import DayField, Form, MultipleFileField
from tracker.pages.locale import sentence
from tracker.pages.papers import NUMBER, cited
from tracker.rules import Refused
from tracker.worksheets import Given

LINE, TEXT = Length(max=255), Length(max=4000)
MOST_FILES = 200


class ReturnForm(Form):
    """Filled workbooks, and for the secretariat the document that its entries rest on."""

    files = MultipleFileField(lazy_gettext("Bảng cập nhật đã điền (.xlsx)"))
    doc_number = StringField(lazy_gettext("Số, ký hiệu văn bản làm căn cứ"), [NUMBER])
    doc_on = DayField(lazy_gettext("Ngày văn bản"))
    doc_issuer = StringField(lazy_gettext("Cơ quan ban hành"), [LINE])
    doc_abstract = StringField(lazy_gettext("Trích yếu"), [TEXT])

    given: list[Given]

    def validate_files(self, field: Any) -> None:
        """Read every file before the writing transaction begins, and say all that is wrong."""
        chosen = [one for one in field.data or [] if isinstance(one, FileStorage) and one.filename]
        if not chosen:
            raise ValidationError(gettext("Chọn ít nhất một tệp."))
        if len(chosen) > MOST_FILES:
            raise ValidationError(gettext("Mỗi lần gửi nhiều nhất %(most)s tệp.", most=MOST_FILES))
        self.given, wrong = [], []
        for one in chosen:
            try:
                self.given.append(read(one))
            except Refused as no:
                wrong.append(sentence(no))
        if wrong:
            field.errors = wrong[:-1]
            raise ValidationError(wrong[-1])

    def cited(self) -> Cited | None:
        """Return the document as the form cites it, None where it cites none."""
        if not self.doc_number.data and self.doc_on.data is None:
            return None
        return cited(self)


def read(upload: FileStorage) -> Given:
    """Read a file; raises Refused for what cannot be taken."""
    name, content = upload.filename or "", upload.stream.read()
    return Given(worksheets.read(name, content), files.examine(name, content))
