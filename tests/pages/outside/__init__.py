"""Tests of the pages of tasks outside the plan."""
