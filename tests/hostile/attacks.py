"""What an attacker writes into a cell, and an edition in which every text of every table carries some of it."""

import itertools
import shutil
from pathlib import Path

import pandas as pd
import yaml

from asnplan.analysis import puskesmas, teachers
from asnplan.inputs.contracts import CONTRACTS

REFERENCE = Path(__file__).parents[1] / "reference"
EDITION = "kecil-2026"

MARKUP = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title></style></script><svg onload=alert(1)>",
    '<a href="javascript:alert(1)">klik</a>',
    "&lt;b&gt; &#60;i&#62; &amp;",
    "]]><!-- x --> <!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]> &b;",
    '#eval(read("/etc/passwd"))',
    '#panic("x") $x$ *tebal* _miring_ @acuan <label> // x',
    "[x](javascript:alert(1)) ![y](http://127.0.0.1/y.png) `kode` **a** # b",
    "\\input{/etc/passwd} $\\frac{1}{0}$ \\textbf{",
    "$\\tidakada{x^2_$",
    "{{ 7*7 }} {% include '/etc/passwd' %} {# x #}",
    "{0.__class__} {n} {n:orang} {} }{ %s %(x)d",
    "[c] [orang]|d [x]",
    "$(touch /tmp/x) `touch /tmp/x` ; exit 1 && x",
    "'; DROP TABLE pegawai; --",
    "A" * 80,
    "\N{GRINNING FACE} \N{CJK UNIFIED IDEOGRAPH-4E2D} \N{LATIN SMALL LETTER E WITH CARON}\N{COMBINING ACUTE ACCENT}",
)
FORMULAS = (
    "=cmd|'/C calc'!A0",
    '=HYPERLINK("http://127.0.0.1","klik")',
    "+1+1",
    "-2+3",
    "@SUM(1;1)",
    "\N{FULLWIDTH EQUALS SIGN}1+1",
    "_x003D_1+1",
    "{=1+1}",
)
ATTACKS = MARKUP + FORMULAS

CLOSED = {("skm", "periode")}
"""Texts whose form is checked as strictly as a number's: an attack there is refused like any wrong value."""

MEANT = {teachers.CLASS_TEACHER, teachers.COUNSELLING, teachers.HEAD, *puskesmas.MINIMUM}
"""Words that the rules look for: poisoned, they would be other subjects and professions, not attacked ones."""


def texts(name):
    """The columns of free text of a table, identifiers among them."""
    columns = CONTRACTS[name].columns.values()
    return [each.name for each in columns if each.metadata["kind"] == "teks" and (name, each.name) not in CLOSED]


def key(name, column):
    """What texts must agree with: a reference with the column it refers to, any other with its namesakes."""
    return (CONTRACTS[name].columns[column].metadata.get("references") or column).rpartition(".")[2]


def poisoned(tables):
    """The tables with an attack around every text, the same around equal texts, so that references still hold."""
    rounds, known = {}, {}

    def poison(family, text):
        if not text or text in MEANT:
            return text
        if (family, text) not in known:
            attack = next(rounds.setdefault(family, itertools.cycle(ATTACKS[len(rounds) :] + ATTACKS[: len(rounds)])))
            known[family, text] = f"{attack} {text}"
        return known[family, text]

    done = {name: frame.copy() for name, frame in tables.items()}
    for name, frame in done.items():
        for column in texts(name):
            family = key(name, column)
            frame[column] = [poison(family, text) for text in frame[column]]
    return done


def with_a_profession(tables):
    """The tables with a profession of which no rule has heard, so that its name is free to be poisoned."""
    post = tables["jabatan"].query("jenis_tenaga == 'perawat'").head(1).assign(id_jabatan="J-999")
    work = tables["kegiatan_kesehatan"].query("jenis_tenaga == 'perawat'")
    more = {"jabatan": post, "kegiatan_kesehatan": work}
    added = {name: rows.assign(jenis_tenaga="penyuluh") for name, rows in more.items()}
    return tables | {name: pd.concat([tables[name], rows]) for name, rows in added.items()}


def lay_out(root):
    """The small edition with every text poisoned, in a project folder of its own."""
    for part in ("notebooks", "reports/template"):
        shutil.copytree(REFERENCE.parents[1] / part, root / part)
    shutil.copy(REFERENCE.parents[1] / "requirements.lock", root)
    data = root / "data" / EDITION
    data.mkdir(parents=True)
    paths = sorted((REFERENCE / "data" / EDITION).glob("*.csv"))
    tables = {path.stem: pd.read_csv(path, dtype=str, keep_default_na=False) for path in paths}
    tables |= {name: _example(name) for name in CONTRACTS if name not in tables}
    frames = poisoned(with_a_profession(tables))
    for name, frame in frames.items():
        frame.to_csv(data / f"{name}.csv", index=False)
    write_params(root, sorted(set(frames["unit"]["kecamatan"]) - {""}))
    return root


def _example(name):
    """A table of one row, as its contract shows it."""
    return pd.DataFrame([{key: column.metadata["example"] for key, column in CONTRACTS[name].columns.items()}])


def write_params(root, districts):
    """The params with an attack in every text that a person may write freely, and the poisoned names of districts."""
    values = yaml.safe_load((REFERENCE / "params" / f"{EDITION}.yaml").read_text(encoding="utf-8"))
    attacks = itertools.cycle(ATTACKS)
    for part in (values, *values["assumptions"].values()):
        for name in {"title", "region", "agency", "unit", "source"} & set(part):
            part[name] = f"{next(attacks)} {part[name]}"
    places = {name: {"row": row, "column": 0} for row, name in enumerate(districts)}
    values["assumptions"]["district_tiles"]["value"] = places
    values["assumptions"]["district_neighbours"]["value"] = {name: [] for name in districts}
    (root / "params").mkdir()
    written = yaml.safe_dump(values, allow_unicode=True, sort_keys=False)
    (root / "params" / f"{EDITION}.yaml").write_text(written, encoding="utf-8")
