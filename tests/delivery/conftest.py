"""The settings of a test of delivery lead to the mail server of the test."""

import pytest
from flask import Flask

from tests.services.smtp import MailServer


@pytest.fixture(autouse=True)
def mail(app: Flask, smtp_server: MailServer, monkeypatch: pytest.MonkeyPatch) -> MailServer:
    """The settings lead to the mail server of the test."""
    monkeypatch.setitem(app.config, "SMTP_URL", smtp_server.url)
    monkeypatch.setitem(app.config, "SMTP_TIMEOUT_SECONDS", 1)
    return smtp_server
