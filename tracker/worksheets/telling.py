"""A row's meaning told through the verbs of updates, as its sender would on the task's page."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from tracker import evidence, updates
from tracker.accounts import Person
from tracker.clock import day_of
from tracker.evidence import Cited, Document
from tracker.history import Event
from tracker.rules import N_, Refused
from tracker.rules.standing import Standing
from tracker.rules.workflow import Obstacle
from tracker.tasks import Task, standing
from tracker.updates import Claim, News, Result
from tracker.worksheets.meaning import Asked, Situation

OWN_WORK = frozenset({Standing.LEAD_STAFF, Standing.LEAD_HEAD})
Key = tuple[str, date | None, str]


@dataclass
class Teller:
    """Who tells, when, on what basis where it is for others, and the documents cited so far."""

    by: Person
    at: datetime
    basis: str = ""
    cited: dict[Key, Document] = field(default_factory=dict)

    def documents(self, task: Task, asked: Asked) -> list[Document]:
        """Return the document that a row cites; one record for rows that cite the same."""
        if not asked.number and not asked.abstract:
            return []
        key = asked.number, asked.issued_on, asked.abstract
        if key not in self.cited:
            cited = Cited(number=asked.number, issued_on=asked.issued_on, abstract=asked.abstract)
            self.cited[key] = evidence.describe(
                cited, authority_id=task.authority_id, by=self.by, at=self.at
            )
        return [self.cited[key]]

    def basis_for(self, task: Task) -> str:
        """Return the basis of an entry, none where the sender works on the task."""
        is_own = bool(standing(self.by, task, on=day_of(self.at)) & OWN_WORK)
        return "" if is_own else self.basis

    def news(self, task: Task, asked: Asked) -> News:
        """Return a row's news, its document kept."""
        documents = self.documents(task, asked)
        return News(asked.text, asked.percent, documents, self.basis_for(task))


def tell(task: Task, asked: Asked, teller: Teller) -> Event:
    """Tell of a task what its row asks for; refused as the verb of the situation says."""
    return TELL[asked.situation](task, asked, teller)


def _post(task: Task, asked: Asked, teller: Teller) -> Event:
    return updates.post(task, teller.news(task, asked), by=teller.by, at=teller.at)


def _no_change(task: Task, _asked: Asked, teller: Teller) -> Event:
    return updates.no_change(task, by=teller.by, at=teller.at, basis=teller.basis_for(task))


def _nothing(task: Task, asked: Asked, teller: Teller) -> Event:
    news = teller.news(task, asked)
    return updates.nothing_occurred(task, news, by=teller.by, at=teller.at)


def _occurrence(task: Task, asked: Asked, teller: Teller) -> Event:
    """Mark the earliest occurrence that has no result yet."""
    left = [one for one in task.occurrences if one.done_on is None]
    if not left:
        raise Refused(N_("Nhiệm vụ này không còn đợt nào chưa ghi kết quả."))
    if asked.done_on is None:
        raise Refused(N_("Nhập ngày hoàn thành thực tế."))
    return updates.mark_occurrence(
        task, Result(left[0], asked.done_on), news=teller.news(task, asked),
        by=teller.by, at=teller.at,
    )  # fmt: skip


def _submit(task: Task, asked: Asked, teller: Teller) -> Event:
    claim = Claim(asked.done_on, asked.outcome, teller.news(task, asked))
    return updates.submit(task, claim, by=teller.by, at=teller.at)


def _block(task: Task, asked: Asked, teller: Teller) -> Event:
    obstacle = Obstacle(asked.reason, asked.agency, asked.since_on, asked.letter)
    return updates.block(
        task, teller.news(task, asked), obstacle=obstacle, by=teller.by, at=teller.at
    )  # fmt: skip


def _unblock(task: Task, asked: Asked, teller: Teller) -> Event:
    return updates.unblock(task, text=asked.text, by=teller.by, at=teller.at)


TELL: dict[Situation, Callable[[Task, Asked, Teller], Event]] = {
    Situation.POST: _post,
    Situation.NO_CHANGE: _no_change,
    Situation.OCCURRENCE: _occurrence,
    Situation.SUBMIT: _submit,
    Situation.BLOCK: _block,
    Situation.UNBLOCK: _unblock,
    Situation.NOTHING: _nothing,
}
