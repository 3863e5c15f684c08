"""A file to attach: once chosen it is held, so that a form shown again still has it."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from flask import request
from flask_login import current_user
from flask_wtf.file import FileField
from werkzeug.datastructures import FileStorage

from tracker import clock
from tracker.db import begin_write, db
from tracker.files import Examined, held
from tracker.pages.forms import examined_file
from tracker.pages.limits import id_typed

DROPPED = "0"  # what the box "Bỏ tệp này" posts beside the id of the held file


class HeldFileField(FileField):
    """The file of a form; a hidden field of the same name carries the id of the one held."""

    data: Any
    held_id = 0
    held_name = ""

    def release(self) -> None:
        """Hold the file no longer: its form was taken, in the same transaction."""
        if self.held_id:
            held.release(self.held_id)

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Take the file chosen now, else the one that is held for this person and this form."""
        super().process_formdata(valuelist)
        texts = [value for value in valuelist if isinstance(value, str)]
        if self.data or not texts or DROPPED in texts or not current_user.is_authenticated:
            return
        found = held.find(id_typed(texts[0]), by=current_user, place=request.path)
        if found is not None:
            self.held_id, self.held_name = found.id, found.name
            self.data = FileStorage(BytesIO(held.content_of(found)), filename=found.name)

    def examine(self) -> Examined | None:
        """Return what there is to keep, None without a file, and hold it; raises Refused.

        What is held is written at once: a form is checked before its act begins to write.
        """
        given = self.data
        if not isinstance(given, FileStorage) or not given.filename:
            return None
        file = examined_file(given, given.filename)
        if not self.held_id and current_user.is_authenticated:
            self._hold(file)
        return file

    def _hold(self, file: Examined) -> None:
        begin_write()
        found = held.hold(file, by=current_user, place=request.path, at=clock.now())
        self.held_id, self.held_name = found.id, found.name
        db.session.commit()
