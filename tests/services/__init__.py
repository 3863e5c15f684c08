"""The real services that tests run against: PostgreSQL, a mail server, a browser, a web server."""

import os
from typing import NoReturn

import pytest

PLUGINS = [f"tests.services.{name}" for name in ("run", "postgres", "smtp", "browser")]


def missing(reason: str) -> NoReturn:
    """Skip the test that needs a service this machine lacks; in CI nothing may be lacking."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
