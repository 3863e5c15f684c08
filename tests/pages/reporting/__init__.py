"""The pages of reporting periods."""
