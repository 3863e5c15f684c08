"""Tests of what wants a leader's word."""
