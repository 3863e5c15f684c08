"""Tests of reading and checking dossier statistics."""
