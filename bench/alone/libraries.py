"""Imports every library that requirements.in pins, and does nothing with them."""

import re
from importlib import import_module
from importlib.metadata import packages_distributions

from bench.processes import ROOT

lines = (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines()
pinned = {name.group().lower() for line in lines if (name := re.match(r"[\w.-]+", line))}
for package, owners in packages_distributions().items():
    if package.isidentifier() and pinned & {owner.lower() for owner in owners}:
        import_module(package)
