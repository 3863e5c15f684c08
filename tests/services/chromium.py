"""Find a Chromium on this machine; `python chromium.py` prints its path or fails."""

import os
import shutil
import sys

NAMES = ("chromium-headless-shell", "chromium", "google-chrome")


def find_chromium() -> str | None:
    """Return the path of the browser named in TRACKER_TEST_BROWSER, or else installed."""
    given = os.environ.get("TRACKER_TEST_BROWSER")
    return given or next(filter(None, map(shutil.which, NAMES)), None)


if __name__ == "__main__":
    sys.stdout.write(f"{find_chromium() or sys.exit(1)}\n")
