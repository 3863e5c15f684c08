"""What was typed before somebody had to sign in: the browser carries it through the door."""

import json
from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, request
from werkzeug.exceptions import HTTPException

from tracker.pages.guard import Audience

# Never carried nor shown, though passwords hold blanks; the token is a new one after the door.
TOKEN = "csrf_token"  # noqa: S105  the name of a field
SECRETS = frozenset({"old", "password", "again", "code", TOKEN})
RESUME = "resume"


def register(app: Flask) -> None:
    """Let every form that comes from behind the door be shown again: see `forms.Form.validate`."""
    app.after_request(shown_again)


@dataclass(frozen=True)
class Typed:
    """A form as it was posted: where to, its fields in order, whether a file was with it."""

    path: str
    fields: tuple[tuple[str, str], ...]
    had_file: bool = False

    @property
    def texts(self) -> list[tuple[str, str]]:
        """The fields that somebody wrote, by the blanks in them."""
        return [(name, text) for name, text in self.fields if " " in text.strip()]

    @property
    def rest(self) -> list[tuple[str, str]]:
        """The other fields."""
        written = set(self.texts)
        return [one for one in self.fields if one not in written]

    def as_text(self) -> str:
        """Return it as a hidden field carries it."""
        return json.dumps([self.path, self.fields, self.had_file], ensure_ascii=False)


def posted_now(path: str = "", **more: str) -> Typed:
    """Return the form of this request, to be posted to another path with `more` fields if given."""
    fields = [
        (name, text)
        for name, text in request.form.items(multi=True)
        if name not in SECRETS and name not in more
    ]
    had_file = any(file.filename for file in request.files.values())
    # An address may say what its form is about: which units merge, whose tasks are shown.
    return Typed(path or request.full_path.rstrip("?"), (*fields, *more.items()), had_file)


def carried(text: str) -> Typed | None:
    """Return what a hidden field carried; None for what no page of ours can have put there."""
    try:
        path, fields, had_file = json.loads(text)
        json.dumps([path, fields], ensure_ascii=False).encode()  # half a sign cannot be shown
        kept = tuple((str(name), str(value)) for name, value in fields)
    except (TypeError, ValueError, RecursionError):
        return None
    typed = Typed(str(path), kept, bool(had_file))
    return typed if is_ours(typed.path) else None


def is_ours(path: str) -> bool:
    """Tell whether a form of ours, for people who are signed in, is posted to a path."""
    try:
        asked = urlsplit(path)
    except ValueError:
        return False
    if asked.netloc or not path.startswith("/"):
        return False
    try:
        endpoint, _values = current_app.url_map.bind("").match(asked.path, method="POST")
    except HTTPException:
        return False
    wanted = getattr(current_app.view_functions[endpoint], "audience", Audience.PUBLIC)
    return wanted is not Audience.PUBLIC


def is_resumed() -> bool:
    """Tell whether this form comes from behind the door: it is shown again, not yet taken."""
    return request.form.get(RESUME) == "1"


def shown_again(answer: Response) -> Response:
    """Answer 200 where a form is only shown once more: nothing was wrong with it."""
    if answer.status_code == 422 and is_resumed():
        answer.status_code = 200
    return answer
