"""The inputs at the command line: ``python -m asnplan.inputs check|new EDITION`` and ``dictionary``."""

import argparse
import sys

from asnplan.inputs import check as checks
from asnplan.inputs import trouble
from asnplan.inputs.fault import ERROR, InputError
from asnplan.inputs.message import counts, message
from asnplan.project import BookError, root


def main(arguments=None):
    """Run one command; the exit code is 1 when the inputs cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m asnplan.inputs", description="Masukan sebuah edisi.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="perintah")
    commands.add_parser("check", help="tunjukkan semua kesalahan semua berkas").add_argument("edition")
    commands.add_parser("new", help="siapkan edisi berikutnya").add_argument("edition")
    commands.add_parser("dictionary", help="tulis ulang data/README.md")
    chosen = vars(parser.parse_args(arguments))
    try:
        return COMMANDS[chosen.pop("command")](**chosen)
    except (BookError, InputError, OSError) as error:
        print(trouble.said(error), file=sys.stderr)
        return 1


def check(edition):
    """Print every fault of the edition."""
    faults = checks.faults(edition)
    if faults:
        print(message(faults), end="\n\n")
    print(f"{edition}: {counts(faults)}. Daftar lengkap: {checks.report(edition).relative_to(root()).as_posix()}")
    return int(any(fault.grade == ERROR for fault in faults))


def new(edition):
    """Lay out the next edition and say what to do with it."""
    from asnplan.inputs.new import new as lay_out  # needs pandera; a check that finds nothing new does not

    print(lay_out(edition))
    return 0


def dictionary():
    """Write ``data/README.md``."""
    from asnplan.inputs import dictionary as page

    page.write()
    return 0


COMMANDS = {"check": check, "new": new, "dictionary": dictionary}

if __name__ == "__main__":
    sys.exit(main())
