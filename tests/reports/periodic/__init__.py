"""Báo cáo CCHC."""
