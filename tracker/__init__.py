"""Đôn Đốc: the application factory, the one place that knows every part."""

from collections.abc import Mapping
from typing import Any

from flask import Flask
from jinja2 import StrictUndefined

import config
from tracker import commands, db, pages


def create_app(overrides: Mapping[str, Any] | None = None) -> Flask:
    """Put the parts together; `overrides` win over the settings read from the environment."""
    app = Flask(__name__, template_folder="../templates")
    app.config.update(config.settings())
    app.config.update(overrides or {})
    app.jinja_env.undefined = StrictUndefined
    db.init_app(app)
    pages.register(app)
    commands.register(app)
    return app
