"""What no page can mean: numbers beyond every record, the sign that no text holds; and its size."""

from collections.abc import Callable
from itertools import chain
from typing import Any, TypeVar

from flask import Flask, abort, current_app, request
from werkzeug.routing import IntegerConverter, Map

LAST_ID = 2**31 - 1  # an INTEGER of PostgreSQL; a larger number is a fault there, as on SQLite
LAST_PAGE = 99_999
ROOM = 4  # times the usual request
View = TypeVar("View", bound=Callable[..., object])


class RecordId(IntegerConverter):
    """The `<int:…>` of an address; one that no record can have is an unknown address."""

    def __init__(self, url_map: Map, **options: Any) -> None:
        super().__init__(url_map, **{"max": LAST_ID, **options})


def register(app: Flask) -> None:
    """Bound the numbers of addresses and refuse what no database keeps."""
    app.url_map.converters["int"] = RecordId
    app.before_request(make_room)
    app.before_request(refuse_nul)
    app.teardown_request(close_files)


def roomy(view: View) -> View:
    """Mark a view that takes a request with too large a file: it keeps the text beside it."""
    view.is_roomy = True  # type: ignore[attr-defined]
    return view


def make_room() -> None:
    """Let the views that are roomy read more than others; the file itself is still refused."""
    view = current_app.view_functions.get(request.endpoint or "")
    if getattr(view, "is_roomy", False):
        request.max_content_length = ROOM * current_app.config["MAX_CONTENT_LENGTH"]


def close_files(_error: BaseException | None) -> None:
    """Close the files of a request: large ones lie on the disk until then."""
    request.close()


def refuse_nul() -> None:
    """Answer 400 to a NUL: nobody types one, PostgreSQL keeps none."""
    texts = chain.from_iterable(request.values.items(multi=True))
    if "\0" in request.path or any("\0" in text for text in texts):
        abort(400)


def record_id(typed: object) -> int:
    """Return the id that a select posts; raises ValueError for what no record can have."""
    number = int(str(typed))
    if not 0 <= number <= LAST_ID:
        raise ValueError(f"no record has the id {number}")
    return number


def id_typed(text: str) -> int:
    """Return the id that a hidden field or an address names; 0, which no record has, for none."""
    try:
        return record_id(text)
    except ValueError:
        return 0


def page_asked() -> int:
    """Return the page of a list that the address asks for; what makes no sense is the first."""
    asked = request.args.get("trang", 1, type=int)
    return asked if 1 <= asked <= LAST_PAGE else 1
