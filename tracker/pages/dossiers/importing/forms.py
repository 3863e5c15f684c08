"""The form that takes statistics in: a file or a pasted table, and what they leave open."""

from collections.abc import Sequence
from typing import Any

from flask import request
from flask_babel import gettext, lazy_gettext
from flask_login import current_user
from werkzeug.datastructures import FileStorage
from wtforms import HiddenField, SelectField, TextAreaField

from tracker import clock, files, intake
from tracker.access import roles
from tracker.annex.dossiers import Stats, read_dossiers
from tracker.dossiers.incoming import ADDED, Chosen
from tracker.files import Examined
from tracker.pages.forms import Form, options
from tracker.pages.held_file import HeldFileField
from tracker.pages.limits import id_typed
from tracker.pages.locale import sentence
from tracker.rules import N_, Refused
from tracker.rules.words import Role
from tracker.units import Unit

PASTED = "dan-tu-excel.csv"
FIELD, UNIT = "linh-vuc-", "don-vi-"  # before the folded name that is decided on
LONGEST = 255
YEARS_BACK = 6


class StatisticsField(HeldFileField):
    """A file of statistics, held between looking and taking; a CSV is one where it was read."""

    stats: Stats

    def examine(self) -> Examined | None:
        """Read the file and hold it; None without one. Raises Refused."""
        given = self.data
        if not isinstance(given, FileStorage) or not given.filename:
            return None
        content = given.stream.read()
        files.check_size(given.filename, len(content))
        self.stats = read_dossiers(given.filename, content)
        file = intake.examine(given.filename, content)
        if not self.held_id:
            self._hold(file)
        return file


class ImportForm(Form):
    """What is given, and which unit and month it is of where it does not say."""

    file = StatisticsField(lazy_gettext("Tệp số liệu (.xlsx, .ods, .csv, .docx)"))
    text = TextAreaField(lazy_gettext("Hoặc dán bảng từ Excel, kể cả dòng tiêu đề"))
    unit_id = SelectField(lazy_gettext("Đơn vị"), coerce=int)
    month = SelectField(lazy_gettext("Tháng"), coerce=int)
    year = SelectField(lazy_gettext("Năm"), coerce=int)
    stamp = HiddenField()

    stats: Stats
    examined: Examined

    def offer(self, units: Sequence[Unit]) -> None:
        """Offer the units that the person enters, and the months of the last years."""
        today = clock.today()
        by_file = (0, gettext("Theo tệp"))
        named = [(unit.id, unit.name) for unit in units]
        self.unit_id.choices = options([*named, by_file] if len(named) == 1 else [by_file, *named])
        self.month.choices = options(
            [by_file, *((month, f"{month:02d}") for month in range(1, 13))]
        )
        years = range(today.year, today.year - YEARS_BACK, -1)
        self.year.choices = options((year, str(year)) for year in years)

    def validate(self, extra_validators: Any = None) -> bool:
        """Read what is given before anything is written."""
        return super().validate(extra_validators) and self._is_read()

    def _is_read(self) -> bool:
        try:
            file = self.file.examine()
            if file is not None:
                self.examined, self.stats = file, self.file.stats
                return True
            text = self.text.data or ""
            if not text.strip():
                raise Refused(N_("Chọn một tệp hoặc dán bảng số liệu."))
            content = text.encode()
            self.stats = read_dossiers(PASTED, content)
            self.examined = Examined(PASTED, content, "text/csv", files.fingerprint(content))
        except Refused as no:
            self.file.errors = [sentence(no)]
            return False
        return True

    def chosen(self) -> Chosen:
        """Return what was decided about the names that the file leaves open.

        Only the secretariat, which keeps the catalogue, adds fields to it.
        """
        fields = _ids(FIELD)
        if not is_secretariat():
            fields = {name: number for name, number in fields.items() if number != ADDED}
        month = (self.year.data, self.month.data) if self.month.data else None
        return Chosen(fields, _ids(UNIT), self.unit_id.data or 0, month)


def is_secretariat() -> bool:
    """Tell whether the person keeps the catalogue of fields."""
    return Role.COORDINATOR in roles(current_user, on=clock.today())


def _ids(prefix: str) -> dict[str, int]:
    """Return the ids chosen for names; `ADDED` stands for a field that is to be added."""
    found = {}
    for name, value in request.form.items():
        if name.startswith(prefix):
            number = ADDED if value == str(ADDED) else id_typed(value)
            if number:
                found[name.removeprefix(prefix)] = number
    return found
