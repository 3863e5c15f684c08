"""Office documents from plain values: nothing here knows the database."""
