"""Where a folder that was handed over and the project here disagree on what the report is made from."""

RESULTS = ("checks", "outputs", "key_figures", "python", "changed")
"""Compared otherwise, or, as Python's last digit, of no consequence."""

NAMED_BY = ("table", "file", "id")
WORDS = {
    "lock": "requirements.lock", "versions": "paket", "inputs": "masukan", "parameters": "berkas asumsi",
    "notebooks": "bab", "library": "program", "template": "templat", "rows": "baris", "sha256": "sidik jari",
    "assumptions": "asumsi", "value": "nilai", "range": "rentang", "unit": "satuan", "source": "sumber",
    "disclosure_threshold": "ambang pengungkapan", "data_date": "keadaan data", "title": "judul", "region": "daerah",
    "agency": "instansi", "methods": "metode", "series": "deret", "totals": "jumlah",
}  # fmt: skip
ADVICE = {
    "commit": "; ambil commit itu lebih dahulu: git checkout {}",
    "lock": "; pakai requirements.lock dari commit folder itu, lalu python3 environment.py",
}
SHOWN = 12
"""Digits of a hash."""


def disagreements(there, here):
    """Where the manifest of a folder and what a book is made from here disagree.

    Parameters
    ----------
    there, here : dict
        As `asnplan.report.manifest.provenance` makes them; the first from the folder.

    Returns
    -------
    list of str
        One sentence for each difference, with what to do where that is not plain.
    """
    first, second = dict(_leaves(there)), dict(_leaves(here))
    names = [name for name in first | second if first.get(name, "") != second.get(name, "")]
    return [_sentence(name, first.get(name), second.get(name)) for name in names] + _trees(there, here)


def notes(there, here):
    """What a reader should know of although it is no disagreement.

    Parameters
    ----------
    there, here : dict

    Returns
    -------
    list of str
    """
    said = []
    if changed := there.get("changed"):
        said.append(f"folder ini dibuat dari pohon kerja yang tidak bersih: {_list(changed)}")
    if not there.get("commit"):
        said.append("folder ini dibuat di luar git, jadi commit programnya tidak diketahui")
    if there.get("python") != here["python"]:
        said.append(f"Python {there.get('python')} di folder, {here['python']} di sini")
    return said


def _trees(there, here):
    first, second = there.get("changed") or [], here["changed"]
    if first == second:
        return []
    only = _list([f"{file} (di folder)" for file in first if file not in second]
                 + [f"{file} (di sini)" for file in second if file not in first])  # fmt: skip
    return [f"berkas yang berbeda dari commit tidak sama: {only}; catat atau kembalikan berkas itu"]


def _sentence(name, there, here):
    words = " ".join(WORDS.get(part, part) for part in name)
    advice = ADVICE.get(name[0], "").format(there) if there else ""
    return f"{words}: di folder {_shown(name, there)}, di sini {_shown(name, here)}{advice}"


def _shown(name, value):
    text = "tidak ada" if value in (None, "", []) else str(value)
    return f"{text[:SHOWN]}…" if name[-1] == "sha256" and len(text) > SHOWN else text


def _list(files):
    return ", ".join(map(str, files))


def _leaves(origin):
    return _flat({key: value for key, value in origin.items() if key not in RESULTS})


def _flat(value, path=()):
    """The leaves of nested dicts and of lists of named dicts, each with its path."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat(inner, (*path, key))
    elif key := _key(value):
        for inner in value:
            yield from _flat({name: part for name, part in inner.items() if name != key}, (*path, str(inner[key])))
    else:
        yield path, value


def _key(value):
    """By which key the entries of a list are told apart, if they are."""
    entries = value if isinstance(value, list) and all(isinstance(inner, dict) for inner in value) else []
    return next((key for key in NAMED_BY if entries and all(key in inner for inner in entries)), None)
