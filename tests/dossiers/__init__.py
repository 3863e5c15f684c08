"""Tests of dossier statistics."""
