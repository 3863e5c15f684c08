"""Tasks as Excel: out, filled in, and back."""
