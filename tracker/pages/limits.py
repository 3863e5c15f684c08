"""What no page can mean: numbers beyond every record, and the sign that no text holds."""

from itertools import chain
from typing import Any

from flask import Flask, abort, request
from werkzeug.routing import IntegerConverter, Map

LAST_ID = 2**31 - 1  # an INTEGER of PostgreSQL; a larger number is a fault there, as on SQLite
LAST_PAGE = 99_999


class RecordId(IntegerConverter):
    """The `<int:…>` of an address; one that no record can have is an unknown address."""

    def __init__(self, url_map: Map, **options: Any) -> None:
        super().__init__(url_map, **{"max": LAST_ID, **options})


def register(app: Flask) -> None:
    """Bound the numbers of addresses and refuse what no database keeps."""
    app.url_map.converters["int"] = RecordId
    app.before_request(refuse_nul)


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


def page_asked() -> int:
    """Return the page of a list that the address asks for; what makes no sense is the first."""
    asked = request.args.get("trang", 1, type=int)
    return asked if 1 <= asked <= LAST_PAGE else 1
