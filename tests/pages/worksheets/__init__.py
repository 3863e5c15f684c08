"""The pages that take tasks out as Excel and take the filled files in."""
