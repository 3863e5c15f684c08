"""The draft of the report on a period, on its page."""
