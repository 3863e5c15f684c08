"""Tests of the official papers: what they gather and what they say."""
