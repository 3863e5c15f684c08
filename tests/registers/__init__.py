"""Tests of the small registers."""
