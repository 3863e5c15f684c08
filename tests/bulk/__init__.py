"""Many tasks at once."""
