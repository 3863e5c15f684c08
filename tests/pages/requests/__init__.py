"""Tests of the pages of requests and decisions."""
