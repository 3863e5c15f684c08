"""Tests of the checker of dossiers."""
