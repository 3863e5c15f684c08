"""What a person can be to a task."""

from enum import StrEnum


class Standing(StrEnum):
    """What a person is to one task, by appointments and the plan's settings."""

    LEAD_STAFF = "lead_staff"
    LEAD_HEAD = "lead_head"
    COORDINATING = "coordinating"
    ANSWERING = "answering"
    COLLECTING = "collecting"
    CONVENING = "convening"
    COORDINATOR = "coordinator"
    VERIFIER = "verifier"
    LEADER = "leader"
