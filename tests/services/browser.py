"""A real browser that fails the test when a page asks another host or breaks the content policy."""

import contextlib
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from flask import Flask
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.services import missing
from tests.services.chromium import find_chromium

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Whatever a page asks for, nothing leaves this machine.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
HERE = "127.0.0.1"
DESK, PHONE = (1366, 768), (390, 844)
# A page may answer 404; what it is made of may not.
PARTS = {"stylesheet", "script", "font", "image"}
# What holds comes to far more than what does not, and takes ten times as long to be handed over.
LOOK = "axe.run({resultTypes: ['violations']}).then(told => told.violations)"


class Visitor:
    """Opens pages as one person would and notes what no page may do."""

    def __init__(self, chromium: Browser, pictures: Path) -> None:
        self.chromium = chromium
        self.pictures = pictures
        self.wrong: list[str] = []

    def new_page(
        self, size: tuple[int, int] = DESK, *, scripts: bool = True, base_url: str | None = None
    ) -> Page:
        """Return a page in a fresh profile, with scripts or with scripts turned off."""
        context = self.chromium.new_context(
            viewport={"width": size[0], "height": size[1]},
            java_script_enabled=scripts,
            base_url=base_url,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
        )
        page = context.new_page()
        page.on("request", self.look_at_request)
        page.on("response", self.look_at_response)
        page.on("console", self.look_at_console)
        page.on("pageerror", lambda error: self.wrong.append(f"script fault: {error}"))
        return page

    def take_picture(self, page: Page, name: str) -> Path:
        """Save the whole page as a picture and return its path."""
        self.pictures.mkdir(parents=True, exist_ok=True)
        path = self.pictures / f"{name}.png"
        page.screenshot(path=path, full_page=True)
        return path

    def look_at_request(self, request: Request) -> None:
        """Note a request to another host."""
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob", "about"} and address.hostname != HERE:
            self.wrong.append(f"asks another host: {request.url}")

    def look_at_response(self, response: Response) -> None:
        """Note a missing part of a page."""
        if response.status >= 400 and response.request.resource_type in PARTS:
            self.wrong.append(f"{response.status}: {response.url}")

    def look_at_console(self, message: ConsoleMessage) -> None:
        """Note a report of the content policy."""
        if "Content Security Policy" in message.text:
            self.wrong.append(message.text)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser process for the run."""
    path = find_chromium()
    if path is None:
        missing("no Chromium; install one or name it in TRACKER_TEST_BROWSER")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def browser(chromium: Browser, tmp_path: Path) -> Iterator[Visitor]:
    """A visitor; the test fails at its end if a page did what no page may do.

    TRACKER_TEST_PICTURES names a folder in which pictures are kept.
    """
    pictures = Path(os.environ.get("TRACKER_TEST_PICTURES") or tmp_path / "pictures")
    visitor = Visitor(chromium, pictures)
    yield visitor
    for context in chromium.contexts:
        context.close()
    assert visitor.wrong == []


def accessibility_faults(page: Page) -> list[str]:
    """Return what axe finds wrong: rule, what it asks for, and the first place.

    The page must run scripts: with scripts turned off axe waits for ever.
    """
    if page.evaluate("!window.axe"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(LOOK)
    return [f"{fault['id']}: {fault['help']}: {fault['nodes'][0]['target']}" for fault in found]


class Quiet(WSGIRequestHandler):
    """Answers without a line for each answer: a report shows what failed, not what was fetched."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing; errors are still logged."""


def read_whole(app: Flask) -> "WSGIApplication":
    """Read each answer before it is sent.

    The server leaves a file open when the browser goes away while it is being sent.
    """

    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> list[bytes]:
        body = app(environ, start_response)
        with contextlib.closing(body) if hasattr(body, "close") else contextlib.nullcontext():
            return [b"".join(body)]

    return answer


@contextlib.contextmanager
def serve(app: Flask) -> Iterator[str]:
    """Serve an application on this machine and yield its address."""
    server = make_server(HERE, 0, read_whole(app), threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://{HERE}:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
