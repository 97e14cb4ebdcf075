"""How much a delivery may hold: beyond it reading stops with a message, before the memory of the machine does."""

from typing import NamedTuple


class Limit(NamedTuple):
    """The most of something, in a unit, and why no more."""

    most: int
    unit: str
    reason: str


LIMITS = {
    "berkas": Limit(2**30, "byte", "4,5 juta ASN se-Indonesia sebagai CSV kira-kira setengahnya"),
    "isi terurai": Limit(4 * 2**30, "byte", "XLSX dan Parquet dimampatkan; yang terurai harus muat dalam memori"),
    "baris": Limit(5_000_000, "baris", "4,5 juta ASN se-Indonesia, satu baris seorang"),
    "kolom": Limit(100, "kolom", "tabel terlebar dalam kamus ini berkolom kurang dari dua puluh"),
    "sel": Limit(60_000_000, "sel", "baris terbanyak kali dua belas kolom; membacanya perlu kira-kira 11 GB memori"),
    "teks": Limit(2_000, "huruf", "uraian tugas terpanjang beberapa ratus huruf; XLSX tidak memuat di atas 32.767"),
    "kata": Limit(80, "huruf", "kata yang lebih panjang tidak muat dalam baris tabel; alamat web dipisah oleh / dan -"),
    "params": Limit(2**20, "byte", "berkas asumsi yang lengkap kira-kira seperlima puluhnya"),
}
"""What is limited -> its limit."""


class ExcessError(Exception):
    """More than a limit allows: ``found`` and ``allowed`` say how much, in Indonesian."""

    def __init__(self, name, found):
        limit = LIMITS[name]
        self.found = f"{name}: {counted(found)} {limit.unit}"
        self.allowed = f"paling banyak {counted(limit.most)} {limit.unit}"
        super().__init__(f"{self.found}, {self.allowed}")


def hold(name, found):
    """Return when ``found`` is within the limit ``name``.

    Raises
    ------
    ExcessError
    """
    if found > LIMITS[name].most:
        raise ExcessError(name, found)


def counted(number):
    """``1.234.567`` for 1234567."""
    return f"{number:,}".replace(",", ".")
