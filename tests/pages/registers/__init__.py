"""Tests of the pages of the registers."""
