"""Urging by hand: letters, calls, and what is counted."""
