"""Tests of a plan's own moves after it was issued."""
