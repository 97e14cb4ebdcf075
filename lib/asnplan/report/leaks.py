"""Traces of single people in the bytes of a file: NIP, NIK and the identifiers of the register.

What is a trace, and what only looks like one:

- 18 digits in a row are a NIP, 16 are a NIK, whatever stands around them, other digits aside. Digits of a hash (32, 40
  or 64 hexadecimal digits) and those behind a decimal point are neither.
- Digits in the groups of a form (``19790517 200312 1 001``, ``197101-010179-0001``) and large numbers in cells count if
  they hold the dates that every NIP and NIK holds: rows of figures and amounts of money do not.
- An identifier counts where it stands as a word of its own, in capitals or not, also where a line breaks in it.
"""

import re
from collections import Counter, defaultdict
from itertools import chain

from asnplan.report.readings import readings

NIP, NIK, IDENTIFIER = "pola NIP", "pola NIK", "pengenal register"
MONTH, DAY = r"(?:0[1-9]|1[0-2])", r"(?:0[1-9]|[12]\d|3[01])"
WOMANS_DAY = r"(?:4[1-9]|[56]\d|7[01])"
"""In a NIK a woman's day of birth is counted from 41."""

BORN = rf"(?:{DAY}|{WOMANS_DAY})"
GAP = r"[\s./_\-\N{EN DASH}\N{NON-BREAKING HYPHEN}]{1,3}"
ONE_GAP = r"([\s./_\-])"
PATTERNS = (
    (NIP, re.compile(r"(?<!\d)(?<!\d\.)\d{18}(?!\d)")),
    (NIK, re.compile(r"(?<!\d)(?<!\d\.)\d{16}(?!\d)")),
    (NIP, re.compile(rf"(?<!\d)(?:19|20)\d\d{MONTH}{DAY}{GAP}20\d\d(?:{MONTH}|2\d){GAP}[12]{GAP}\d{{3}}(?!\d)")),
    (NIP, re.compile(rf"(?<!\d)(?:19|20)\d\d{MONTH}{DAY}{GAP}19\d\d{MONTH}{GAP}[12]{GAP}\d{{3}}(?!\d)")),
    (NIK, re.compile(rf"(?<!\d)[1-9]\d{{5}}{ONE_GAP}{BORN}{MONTH}\d\d\1\d{{4}}(?!\d)")),
    (NIK, re.compile(rf"(?<!\d)[1-9]\d{{3}}{ONE_GAP}\d\d{BORN}\1{MONTH}\d\d\1\d{{4}}(?!\d)")),
)
STRETCH = re.compile(r"\d[\d\s./_\-\N{EN DASH}\N{NON-BREAKING HYPHEN}]{14,}\d")
"""Where digits are many enough for any of the patterns."""

HEXADECIMAL = re.compile(r"[0-9a-fA-F]+")
HASH_LENGTHS = (32, 40, 64)
UNSEEN = re.compile(
    "[\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{WORD JOINER}\ufeff\ufffe\x02]"
)
BROKEN = re.compile(r"(?<=[-/._])[ \r\n]+(?=\w)")
WORD = re.compile(r"\w+")
PLACES = 10
"""So many traces of a file are told; where these are, the others are likely to be."""


def found(files, identifiers=()):
    """Where files carry a NIP, a NIK or an identifier of the register.

    Parameters
    ----------
    files : dict of bytes
        File name -> content.
    identifiers : iterable of str
        The identifiers of people in the inputs.

    Returns
    -------
    list of str
        One sentence per trace, which it does not repeat in full; none when the files are clean.
    """
    known = _by_word(identifiers)
    return [line for name, content in files.items() for line in _told(name, _traces(readings(name, content), known))]


def _told(file, traces):
    """A line for each trace, up to a number of them."""
    lines = [
        f"{file}, {place}: ada {kind} ({trace[:2]}...); keluarkan dari tabel, gambar atau kalimat yang memuatnya"
        for (kind, trace), place in list(traces.items())[:PLACES]
    ]
    return [*lines, f"{file}: dan {len(traces) - PLACES} jejak lain"] if len(traces) > PLACES else lines


def _traces(texts, known):
    """The kind and the digits or word of each trace, with the first place of it."""
    traces = {}
    for text, where in texts:
        seen = UNSEEN.sub("", text)
        for kind, trace, position in [*_numbers(seen), *_identifiers(seen, known)]:
            traces.setdefault((kind, re.sub(r"\W", "", trace)), where(position))
    return traces


def _numbers(text):
    """The numbers of people in a text: their kind, how they are written, and where."""
    for stretch in STRETCH.finditer(text):
        for kind, pattern in PATTERNS:
            for match in pattern.finditer(text, *stretch.span()):
                if not _in_hash(text, match):
                    yield kind, match[0], match.start()


def _in_hash(text, match):
    """Whether the digits are part of a hash."""
    before = HEXADECIMAL.match(text[max(0, match.start() - max(HASH_LENGTHS)) : match.start()][::-1])
    after = HEXADECIMAL.match(text, match.start())
    return (before.end() if before else 0) + after.end() - after.start() in HASH_LENGTHS


def _by_word(identifiers):
    """The identifiers by the rarest of their words: a text without that word is without the identifier."""
    words = {identifier: WORD.findall(identifier) for identifier in {str(each).lower() for each in identifiers}}
    common, known = Counter(chain.from_iterable(words.values())), defaultdict(list)
    for identifier, own in words.items():
        known[min(own, key=common.get, default="")].append(identifier)
    return known


def _identifiers(text, known):
    """The identifiers in a text, words that a line breaks in made whole."""
    lower = text.lower()
    whole = BROKEN.sub("", lower)
    for word in known.keys() & set(WORD.findall(whole)):
        for identifier in known[word]:
            if identifier in whole and re.search(rf"(?<!\w){re.escape(identifier)}(?![\w-])", whole):
                yield IDENTIFIER, identifier, max(0, lower.find(identifier))
