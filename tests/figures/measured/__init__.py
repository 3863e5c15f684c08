"""Tests of measuring indicators."""
