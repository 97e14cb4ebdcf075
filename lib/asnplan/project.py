"""Where things lie: the folders of the project, each named by the edition."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

CHAPTERS = ("summary", "analysis", "recruitment", "training", "evaluation")
"""The chapters in the order of the book."""

BASE_SCENARIO = "dasar"

DISCLOSURE_OFF = "mati"
"""The disclosure threshold of who turns the control off: by name, for no number does it."""

LONGEST_NAME = 60
"""Letters of a name that becomes part of a folder's; three of them and the words between still fit any file system."""

DEVICE = re.compile(r"con|prn|aux|nul|(com|lpt)\d")
"""What is no file on Windows, whatever its ending."""


class BookError(ValueError):
    """A book that would lie outside its own folders; the message says what to do."""


def root():
    """The project's folder: the nearest one upward that holds ``params`` and ``notebooks``, else this checkout.

    ``ASNPLAN_ROOT`` overrides it, so that tests can work on a copy.
    """
    if "ASNPLAN_ROOT" in os.environ:
        return Path(os.environ["ASNPLAN_ROOT"])
    here = Path.cwd()
    upward = (
        folder for folder in (here, *here.parents) if (folder / "params").is_dir() and (folder / "notebooks").is_dir()
    )
    return next(upward, Path(__file__).resolve().parents[2])


def work():
    """The folder below which books are built: the project's own.

    ``ASNPLAN_WORK`` names another one inside the project, so that a book can be built again beside the present one.
    """
    return Path(os.environ.get("ASNPLAN_WORK") or root())


@dataclass(frozen=True)
class Book:
    """One book: an edition, for the city or one unit, under one scenario. It writes below its own folders only."""

    edition: str
    unit: str = ""
    scenario: str = BASE_SCENARIO

    def __post_init__(self):
        if not is_name(self.edition):
            raise BookError(
                f"Nama edisi {self.edition!r} tidak dapat dipakai: huruf kecil, angka dan tanda hubung, paling panjang "
                f"{LONGEST_NAME}; contoh: pangkalpinang-2026"
            )

    @property
    def name(self):
        """The folder name below ``build/`` and ``reports/``; the plain edition for the city's base scenario."""
        parts = [self.edition]
        if self.scenario != BASE_SCENARIO:
            parts.append(slug(self.scenario))
        if self.unit:
            parts.append(slug(self.unit))
        return "--".join(parts)

    @property
    def params(self):
        """The file of the edition's assumptions."""
        return _own("params", f"{self.edition}.yaml", root())

    @property
    def data(self):
        """The folder of the edition's input tables."""
        return _own("data", self.edition, root())

    @property
    def build(self):
        """The folder of the executed chapters and what they saved."""
        return _own("build", self.name, work())

    @property
    def inputs(self):
        """The checked, typed input tables; shared by all books of an edition."""
        return _own("build", self.edition, work()) / "inputs"

    @property
    def output(self):
        """The folder of the released files."""
        return _own("reports", self.name, work())

    @property
    def handover(self):
        """The folder to hand over: the released files, their manifest and an index."""
        return _own("dist", self.name, work())

    def executed(self, chapter):
        """The executed notebook of a chapter."""
        return self.build / f"{chapter}.ipynb"

    def saved(self, chapter, table):
        """A table that a chapter saved for later chapters and the report."""
        return self.build / "tables" / chapter / f"{table}.parquet"


def notebook(chapter):
    """The stored notebook of a chapter, without outputs."""
    return root() / "notebooks" / f"{chapter}.ipynb"


def template():
    """The folder of the look: tokens, fonts, templates; a folder of editions without its own has this checkout's."""
    own = root() / "reports" / "template"
    return own if own.is_dir() else Path(__file__).resolve().parents[2] / "reports" / "template"


def is_name(text):
    """Whether ``text`` can name a folder on every system, and one only."""
    return text == slug(text) and len(text) <= LONGEST_NAME and not DEVICE.fullmatch(text)


def _own(folder, name, base):
    """What is called ``name`` in a folder below ``base``, and lies there and nowhere else."""
    path = base / folder / name
    if path.is_symlink():
        raise BookError(
            f"{folder}/{name} adalah tautan ke tempat lain; ganti dengan berkas atau folder yang sebenarnya"
        )
    return path


def slug(text):
    """``text`` as a file name: lower-case letters, digits and hyphens only, so no name can leave its folder."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "tanpa-nama"
