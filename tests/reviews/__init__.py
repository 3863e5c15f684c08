"""The committee's sessions."""
