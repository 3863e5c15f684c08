"""Writes one workbook of tasks and prints by how many MB the memory peaked meanwhile."""

import sys

from bench.exports import ours, tasks
from bench.processes import peak, resident

ours(tasks(10))  # what the library needs once is not the workbook's
before = resident()
ours(tasks(int(sys.argv[1])))
print(peak() - before)
