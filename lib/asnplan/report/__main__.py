"""The command line: ``python -m asnplan.report`` with ``build EDITION``, ``dist EDITION``, ``run EDITION CHAPTER`` or
``verify FOLDER``."""

import argparse
import os
import sys
from dataclasses import replace
from pathlib import Path

from asnplan.inputs import trouble
from asnplan.inputs.fault import InputError, UnitError
from asnplan.project import BASE_SCENARIO, CHAPTERS, Book, BookError
from asnplan.report import ReportError
from asnplan.report.apart import stoppable
from asnplan.report.build import build, run_one
from asnplan.report.progress import relative, tell
from asnplan.report.scratch import scratch

INTERRUPTED = 130
UNBUILT = "Laporan tidak dibangun; laporan lama tidak diubah."
UNVERIFIED = "Folder tidak dapat diperiksa sampai selesai; tidak ada yang diubah."


def main(arguments=None):
    """Do what the command line says; returns the exit code: 0 done, 1 not done, 2 wrong use, 130 interrupted."""
    told = parser().parse_args(arguments)
    engine = told.engine if hasattr(os, "fork") else "kernel"
    try:
        with stoppable(), scratch():
            done = TASKS[told.task](told, engine)
    except KeyboardInterrupt:
        tell("\nDihentikan; laporan lama tidak diubah.")
        return INTERRUPTED
    except UnitError as error:
        tell(str(error))
        return 2
    except (BookError, InputError, ReportError, OSError) as error:
        tell(f"{trouble.said(error)}\n\n{UNVERIFIED if told.task == 'verify' else UNBUILT}")
        return 1
    return 0 if done else 1


def build_only(told, engine):
    """Bring a book up to date."""
    return build(asked(told), engine, told.jobs)


def build_and_hand_over(told, engine):
    """Bring a book up to date and put it into its folder to hand over."""
    book = asked(told)
    if not build(book, engine, told.jobs):
        return False
    from asnplan.report import handover  # this and what verifies need all that binds, a plain build only when stale

    files = handover.hand_over(book)
    tell("\n".join(["Folder serah terima:", *(f"  {relative(path)}" for path in files)]))
    return True


def verify_only(told, engine):
    """Check a folder that was handed over."""
    from asnplan.report.verify import verify

    same = verify(Path(told.folder), engine)
    tell("\nTerbukti: folder ini sama dengan yang dihasilkan masukan dan program di sini, bita demi bita." if same else
         "\nTidak terbukti: yang berbeda disebut di atas. Laporan dan folder build di sini tidak diubah.")  # fmt: skip
    return same


def run_chapter(told, engine):
    """Run one chapter."""
    return run_one(asked(told), told.chapter, engine)


TASKS = {"build": build_only, "dist": build_and_hand_over, "verify": verify_only, "run": run_chapter}


def asked(told):
    """The book that is asked for, its unit by its id."""
    city = Book(told.edition, "", told.scenario)
    if not told.unit:
        return city
    from asnplan.inputs import units  # reads a table, which a book of the city need not wait for

    return replace(city, unit=units.named(city, told.unit)["id_unit"])


def jobs(text):
    """How many chapters may run at once."""
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"'{text}' harus bilangan bulat, paling sedikit 1")
    return int(text)


def parser():
    """What may be asked."""
    top = argparse.ArgumentParser(prog="python -m asnplan.report", description="Membangun laporan tahunan.")
    tasks = top.add_subparsers(dest="task", required=True)
    build = tasks.add_parser("build", help="bangun laporan satu edisi, hanya yang berubah")
    dist = tasks.add_parser("dist", help="bangun laporan lalu siapkan folder serah terima")
    verify = tasks.add_parser("verify", help="periksa folder serah terima, lalu bangun ulang dan bandingkan")
    run = tasks.add_parser("run", help="jalankan satu bab saja, setelah bab yang dibacanya pernah jalan")
    for task in (build, dist, run):
        task.add_argument("edition", help="nama edisi, misalnya pangkalpinang-2026")
        task.add_argument("--unit", default="", help="nama, nama pendek atau id unit; kosong: seluruh kota")
        task.add_argument("--scenario", default=BASE_SCENARIO, help="nama skenario dalam berkas params")
    for task in tasks.choices.values():
        task.add_argument("--engine", choices=("fork", "kernel"), default="fork", help="kernel = kernel Jupyter biasa")
    for task in (build, dist):
        task.add_argument("--jobs", type=jobs, help="paling banyak bab bersamaan (biasanya jumlah prosesor)")
    verify.add_argument("folder", help="folder serah terima, misalnya dist/pangkalpinang-2026")
    run.add_argument("chapter", choices=CHAPTERS, help="bab")
    return top


if __name__ == "__main__":
    sys.exit(main())
