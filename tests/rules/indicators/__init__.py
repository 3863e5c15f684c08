"""Tests of the rules of indicators."""
