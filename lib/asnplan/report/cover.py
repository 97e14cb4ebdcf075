"""What the cover and the running foot say."""

import re

from asnplan import show
from asnplan.inputs.schema import UNVERIFIED
from asnplan.project import BASE_SCENARIO, DISCLOSURE_OFF


def cover(p):
    """The cover of a book, every value as text.

    Parameters
    ----------
    p : Params

    Returns
    -------
    dict
        ``title``, ``heading`` (the title with the region's name kept on one line), ``region``, ``agency``, ``edition``,
        ``status``, ``data_date``, ``description``, ``keywords``, and ``facts``, the labelled lines of the cover.
    """
    day = show.text("{day:tanggal}", day=p.data_date)
    period = f"{p.years[0]}–{p.years[-1]}"
    # keyboards have no dash, so titles come with a hyphen between the years
    title = re.sub(r"(?<=\d{4})-(?=\d{4})", "–", p.title)
    facts = [["Edisi", p.edition], ["Masa rencana", period], ["Status", p.status.capitalize()], ["Keadaan data", day]]
    facts += [["Skenario", p.scenario]] if p.scenario != BASE_SCENARIO else []
    facts += [["Unit", p.unit_name]] if p.unit else []
    facts += [["Jumlah kecil", "tidak dirahasiakan"]] if p.disclosure_threshold == DISCLOSURE_OFF else []
    facts += [["Asumsi", _verified(p.assumptions.values())]]
    return {
        "title": title, "heading": title.replace(p.region, p.region.replace(" ", "\N{NO-BREAK SPACE}")),
        "region": p.region, "agency": p.agency, "edition": p.edition, "status": p.status, "data_date": day,
        "description": f"{title}. Edisi {p.edition}, {p.status}, keadaan data {day}.",
        "keywords": ["ASN", "kebutuhan pegawai", p.region, period], "facts": facts,
    }  # fmt: skip


def _verified(assumptions):
    """How many assumptions nobody has read in the text of their regulation."""
    unverified = sum(entry.status == UNVERIFIED for entry in assumptions)
    if not unverified:
        return show.text("semua {all:d} terverifikasi", all=len(assumptions))
    return show.text("{n:d} dari {all:d} belum diverifikasi", n=unverified, all=len(assumptions))
