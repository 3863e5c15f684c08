"""Claims waiting letters, composes them from the facts of the minute, sends and marks them."""

from tracker.delivery.batch import Compose
from tracker.delivery.rounds import Delivered, deliver

__all__ = ["Compose", "Delivered", "deliver"]
