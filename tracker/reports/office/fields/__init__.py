"""The fields that templates may name: one file for each kind of paper, and what all share."""
