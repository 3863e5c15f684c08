"""Tests of taking an annex in."""
