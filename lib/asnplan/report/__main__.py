"""The command line: ``python -m asnplan.report build EDITION`` and ``run EDITION CHAPTER``."""

import argparse
import os
import signal
import sys
from dataclasses import replace

from asnplan.inputs.fault import InputError, UnitError
from asnplan.project import BASE_SCENARIO, CHAPTERS, Book
from asnplan.report import ReportError
from asnplan.report.build import build, run_one
from asnplan.report.progress import tell

INTERRUPTED = 130


def main(arguments=None):
    """Do what the command line says; returns the exit code: 0 done, 1 not done, 2 wrong use, 130 interrupted."""
    told = parser().parse_args(arguments)
    engine = told.engine if hasattr(os, "fork") else "kernel"
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        book = asked(told)
        done = run_one(book, told.chapter, engine) if told.task == "run" else build(book, engine, told.jobs)
    except KeyboardInterrupt:
        tell("\nDihentikan; laporan lama tidak diubah.")
        return INTERRUPTED
    except UnitError as error:
        tell(str(error))
        return 2
    except (InputError, ReportError) as error:
        tell(f"{error}\n\nLaporan tidak dibangun; laporan lama tidak diubah.")
        return 1
    return 0 if done else 1


def asked(told):
    """The book that is asked for, its unit by its id."""
    city = Book(told.edition, "", told.scenario)
    if not told.unit:
        return city
    from asnplan.inputs import units  # reads a table, which a book of the city need not wait for

    return replace(city, unit=units.named(city, told.unit)["id_unit"])


def parser():
    """What may be asked."""
    top = argparse.ArgumentParser(prog="python -m asnplan.report", description="Membangun laporan tahunan.")
    tasks = top.add_subparsers(dest="task", required=True)
    build = tasks.add_parser("build", help="bangun laporan satu edisi, hanya yang berubah")
    run = tasks.add_parser("run", help="jalankan satu bab saja, setelah bab yang dibacanya pernah jalan")
    for task in (build, run):
        task.add_argument("edition", help="nama edisi, misalnya pangkalpinang-2026")
        task.add_argument("--unit", default="", help="nama, nama pendek atau id unit; kosong: seluruh kota")
        task.add_argument("--scenario", default=BASE_SCENARIO, help="nama skenario dalam berkas params")
        task.add_argument("--engine", choices=("fork", "kernel"), default="fork", help="kernel = kernel Jupyter biasa")
    build.add_argument("--jobs", type=int, help="paling banyak bab bersamaan (biasanya jumlah prosesor)")
    run.add_argument("chapter", choices=CHAPTERS, help="bab")
    return top


if __name__ == "__main__":
    sys.exit(main())
