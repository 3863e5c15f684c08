"""Several people at once, through the real application on PostgreSQL."""
