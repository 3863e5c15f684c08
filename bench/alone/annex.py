"""Reads one annex and prints by how many MB the memory peaked meanwhile."""

import sys
from pathlib import Path

from bench.processes import peak, resident
from tracker.annex import read_annex

path = Path(sys.argv[1])
before = resident()
read_annex(path.name, path.read_bytes())
print(peak() - before)
