"""What a whole run needs before its first test: compiled words, how hard properties are tried."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

CATALOGUE = Path(__file__).parents[2] / "bin" / "catalogue"

# Time limits of single examples say nothing on a shared machine.
settings.register_profile(
    "usual", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.register_profile("long", settings.get_profile("usual"), max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))


def pytest_configure(config: pytest.Config) -> None:
    """Compile the catalogues once, before the workers start."""
    if not hasattr(config, "workerinput"):
        subprocess.run([sys.executable, CATALOGUE, "compile"], check=True)  # noqa: S603
