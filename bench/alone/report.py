"""Writes one paper with a long annex and prints by how many MB the memory peaked meanwhile."""

import sys

from bench.processes import peak, resident
from bench.reports import annexed
from tracker.documents.official import to_docx

to_docx(annexed(10))  # what the library needs once is not the paper's
before = resident()
to_docx(annexed(int(sys.argv[1])))
print(peak() - before)
