"""Claims waiting letters, composes them from the facts of the minute, sends and marks them."""

from tracker.delivery.batch import Compose
from tracker.delivery.rounds import NO_SERVER, Delivered, deliver

__all__ = ["NO_SERVER", "Compose", "Delivered", "deliver"]
