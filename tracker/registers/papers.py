"""Which documents the registers show as proof."""

from collections.abc import Collection

from sqlalchemy import CompoundSelect, select, union

from tracker.registers.facts import ProcedureCount, RegisterItem, SurveyRound

WITH_PAPERS = (RegisterItem, ProcedureCount, SurveyRound)


def papers_of(unit_ids: Collection[int]) -> CompoundSelect[int | None]:
    """Return the query of the ids of the documents that units showed in their registers."""
    rows = [
        select(one.document_id).where(one.unit_id.in_(unit_ids), one.document_id.is_not(None))
        for one in WITH_PAPERS
    ]
    return union(*rows)
