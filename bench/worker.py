"""What a worker of the site holds in memory, and how long it takes to its first page."""

from collections.abc import Iterator
from statistics import median

from bench.commune import commune
from bench.measure import Row
from bench.processes import alone, cpu_alone

REQUESTS = 2000
STARTS = 5


def rows() -> Iterator[Row]:
    """Yield the rows of the report."""
    with commune() as app:
        url = app.config["SQLALCHEMY_DATABASE_URI"]
        early, late = (float(line) for line in alone("worker", url, str(REQUESTS)).split())
        yield Row(f"memory of a worker after {REQUESTS} pages (PSS)", late, "MB", 130)
        yield Row(f"memory after {REQUESTS} pages / after 100", late / early, "×", 1.1)
        pairs = [(cpu_alone("first_page", url), cpu_alone("libraries")) for _ in range(STARTS)]
        page, libraries = (median(side) for side in zip(*pairs, strict=True))
        ratio = median(one / other for one, other in pairs)
        remark = f"{page * 1000:.0f} / {libraries * 1000:.0f} ms"
        yield Row("start to first page / import of the libraries", ratio, "×", 3, remark=remark)
