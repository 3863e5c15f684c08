"""Tests of papers in the office's own layout."""
