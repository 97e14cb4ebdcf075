"""``python -m asnplan.edition pangkalpinang-2026``: write the shipped edition's data."""

import sys

from asnplan.edition.build import write
from asnplan.project import Book

if __name__ == "__main__":
    write(Book(sys.argv[1]))
