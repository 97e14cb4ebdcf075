"""``python -m asnplan.edition pangkalpinang-2026``: write the shipped edition's data."""

import sys

import yaml

from asnplan.edition.build import write
from asnplan.project import Book

if __name__ == "__main__":
    book = Book(sys.argv[1])
    write(book.data, yaml.safe_load(book.params.read_text(encoding="utf-8"))["seed"])
