"""Pages of the committee's sessions."""
