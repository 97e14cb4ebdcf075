"""What the operating system refuses, in the words of the person before the terminal."""

import errno
import re

from asnplan.project import root

MENDED = {
    errno.ENOENT: "tidak ada; kembalikan, atau ulangi perintah yang sama bila dibuat oleh perintah itu",
    errno.ENOSPC: "ruang simpan habis; kosongkan sebagian",
    errno.EDQUOT: "jatah ruang simpan habis; kosongkan sebagian",
    errno.EROFS: "tempat itu hanya dapat dibaca; pasang agar dapat ditulis atau pindahkan proyek",
    errno.EACCES: "izinnya tidak cukup; minta izin membaca dan menulis di tempat itu",
    errno.EPERM: "izinnya tidak cukup; minta izin membaca dan menulis di tempat itu",
    errno.EISDIR: "itu folder, padahal harus berkas; pindahkan atau ubah namanya",
    errno.ENOTDIR: "itu berkas, padahal harus folder; pindahkan atau ubah namanya",
    errno.EEXIST: "itu berkas, padahal harus folder; pindahkan atau ubah namanya",
    errno.ELOOP: "itu tautan yang menunjuk dirinya sendiri; ganti dengan berkas atau folder biasa",
    errno.EMFILE: "terlalu banyak berkas terbuka; tutup program lain",
    errno.ENOMEM: "memori komputer habis; tutup program lain",
}
"""What each refusal means and what to do about it."""

NUMBER = re.compile(r"\[[Ee]rrno (\d+)\]")


def said(error):
    """The message for an error: of the operating system's in Indonesian with its place, of any other as it is."""
    if not isinstance(error, OSError):
        return str(error)
    place = str(error.filename or "")
    where = f"Berkas atau folder {place.removeprefix(f'{root()}/')}" if place else "Berkas atau folder"
    return f"{where} tidak dapat dipakai: {meaning(error.errno) or error.strerror or error}."


def meaning(trouble):
    """What an error number, or the text of an error that bears one, means and what to do; empty if it is none of ours.

    Parameters
    ----------
    trouble : int or str
    """
    if isinstance(trouble, str):
        found = NUMBER.findall(trouble)
        trouble = int(found[-1]) if found else None
    return MENDED.get(trouble, "")
