"""What units do: nhiệm vụ chủ trì and phần việc được giao, of all units and of one."""

from tracker.pages.unit_work import letter, listing, one
from tracker.pages.unit_work.blueprint import pages

__all__ = ["letter", "listing", "one", "pages"]
