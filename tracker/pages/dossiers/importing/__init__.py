"""Statistics from a file or a pasted table: what would change, then taken whole."""

from tracker.pages.dossiers.importing import view

__all__ = ["view"]
