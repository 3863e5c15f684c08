"""Đôn Đốc: the application factory, the one place that knows every part."""

from flask import Flask


def create_app() -> Flask:
    """Put the parts together."""
    return Flask(__name__)
