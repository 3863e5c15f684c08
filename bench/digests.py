"""The digests of a whole country's morning: what a jobs process holds in memory while it sends."""

from collections.abc import Iterator

from bench.commune import commune
from bench.measure import Row
from bench.processes import alone, beside

COMMUNES, MANY = 300, 2500  # about 2.400 and 20.000 digests


def rows(*, communes: int = COMMUNES) -> Iterator[Row]:
    """Yield the rows of the report."""
    with beside("mail_server") as port, commune(others=communes - 1) as app:
        url = app.config["SQLALCHEMY_DATABASE_URI"]
        told = alone("digests", url, f"smtp://127.0.0.1:{port}").split()
    sent, before, queued, early, highest = (float(one) for one in told)
    yield Row(f"memory with {sent:.0f} digests queued / before (PSS)", queued / before, "×", 1.5,
              remark=f"{before:.0f} / {queued:.0f} MB")  # fmt: skip
    yield Row(f"memory sending {sent:.0f} digests / the first 1000", highest / early, "×", 1.1,
              remark=f"{early:.0f} / {highest:.0f} MB")  # fmt: skip


def many() -> Iterator[Row]:
    """Yield the same rows for about 20.000 digests."""
    return rows(communes=MANY)
