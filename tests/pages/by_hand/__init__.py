"""The pages of urging by hand."""
