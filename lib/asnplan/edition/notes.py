"""The notes beside every column: which public anchor or which assumption shaped it.

The texts stand in ``source/keterangan.csv``; their numbers come from the modules that use them.
"""

from asnplan.edition import (
    acting,
    competence,
    history,
    learning,
    people,
    performance,
    places,
    posts,
    previous,
    public,
    schools,
    selection,
    workload,
)
from asnplan.edition.draws import SOURCE, source


def _list(values, unit=""):
    """A dict as text: name and number, ranges by their ends."""
    names = {key: f"{key.start}-{key.stop - 1}" if isinstance(key, range) else key for key in values}
    return "; ".join(f"{names[key]}: {_number(value)}{unit}" for key, value in values.items())


def _number(value):
    return f"{value:g}".replace(".", ",")


def _facts():
    """The numbers the notes speak of."""
    women = source("jenis_kelamin").set_index("kelompok")["persen_perempuan"].to_dict()
    figures = source("penduduk")
    city = figures[figures["wilayah"] == "Kota Pangkalpinang"]
    budget = source("apbd")
    support = source("penunjang").set_index("kegiatan")["bagian_waktu"].to_dict()
    texts = {
        "population": "; ".join(f"{row.sumber} {row.tahun} {row.jumlah} ({row.rujukan})" for row in city.itertuples()),
        "budget_sources": "; ".join(f"{row.tahun} {row.versi} {row.rujukan}" for row in budget.itertuples()),
        "applicants": "; ".join(
            f"{year} hadir {there}, TMS {refused}, tidak hadir {absent}"
            for year, (there, refused, absent) in selection.ROUNDS.items()
        ),
        "inpatient": " dan ".join(places.INPATIENT),
        "part_time_end": people.PART_TIME_END,
        "balance": "/".join(map(str, workload.BALANCE.values())),
        "a_year": " / ".join(_number(100 * share) for share in learning.A_YEAR) + " persen",
    }
    return texts | _lists(women, support) | _numbers()


def _lists(women, support):
    return {
        "retiring": _list(people.RETIRING),
        "later": _list(people.LATER),
        "ages_pppk": _list(people.AGES["PPPK"]),
        "ages_part": _list(people.AGES[posts.PART_TIME]),
        "rounds": _list(people.ROUNDS, " orang"),
        "pensioned": _list(history.PENSIONED),
        "appointed": "; ".join(f"{year}: {_list(came)}" for year, came in history.APPOINTED.items()),
        "women": _list(women),
        "support": _list(support, " persen"),
        "teacher_levels": _list(schools.TEACHER_LEVELS),
        "parallel": _list(schools.PARALLEL),
        "pupils": _list(schools.PUPILS),
        "standard": _list(competence.STANDARD),
        "gaps": _list({"di bawah": competence.GAPS[-1], "tepat": competence.GAPS[0], "di atas": competence.GAPS[1]}),
        "results": _list(performance.RESULTS),
        "conduct": _list(performance.CONDUCT),
        "discipline": _list(performance.DISCIPLINE),
    }


def _numbers():
    numbers = {
        "acted_administrator": 100 * acting.ACTED["administrator"],
        "acted_pengawas": 100 * acting.ACTED["pengawas"],
        "away": acting.AWAY,
        "fewest_transfers": min(history.TRANSFERRED),
        "most_transfers": max(history.TRANSFERRED),
        "fewest_promoted": min(history.PROMOTED),
        "most_promoted": max(history.PROMOTED),
        "assessed": 100 * competence.ASSESSED,
        "trained_leaders": 100 * learning.TRAINED_LEADERS,
        "exceptions": performance.EXCEPTIONS,
        "unanswered": 100 * public.UNANSWERED,
        "complaints": public.COMPLAINTS,
        "field_absent": 100 * selection.ABSENT_AT_FIELD_TEST,
        "leaving_pns": 100 * history.LEAVING["PNS"],
        "leaving_pppk": 100 * history.LEAVING["PPPK"],
        "pensioned_pppk": 100 * history.PENSIONED_PPPK,
        "not_renewed": 100 * history.NOT_RENEWED,
        "too_high": 100 * previous.TOO_HIGH,
        "too_low": 100 * previous.TOO_LOW["PPPK", "pendidikan"],
    }
    return {name: _number(value) for name, value in numbers.items()}


def notes(frames, edition, title):
    """The notes as Markdown: for each table its rows, for each column its ground.

    Parameters
    ----------
    frames : dict of str to DataFrame
        The tables written.
    edition, title : str
        The edition's word and the report's title.

    Returns
    -------
    str
    """
    texts = source("keterangan").set_index(["tabel", "kolom"])
    facts = _facts()
    lines = [(SOURCE / "pengantar.md").read_text(encoding="utf-8").format(edition=edition, title=title)]
    for name, frame in frames.items():
        rows = f"{len(frame):,}".replace(",", ".")
        lines += [f"## {name}\n", f"{rows} baris.\n", "| kolom | dasar | keterangan |", "| --- | --- | --- |"]
        for column in frame.columns:
            ground, note = texts.loc[(name, column)]
            lines.append(f"| `{column}` | {ground} | {note.format(**facts)} |")
        lines.append("")
    return "\n".join(lines)
