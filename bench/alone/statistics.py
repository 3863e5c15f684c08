"""Imports one file of statistics and prints by how many MB the memory peaked meanwhile."""

import sys
from pathlib import Path

from bench.imports import bring_in, province
from bench.processes import peak, resident

with province() as app, app.app_context():
    before = resident()
    bring_in(Path(sys.argv[1]).read_bytes())
    print(peak() - before)
