"""The demo: a sample plan with its history, and one account per role."""
