"""The contracts of all input tables: ``CONTRACTS[name]`` is the pandera schema of table ``name``, in dictionary order."""

from asnplan.inputs.contracts import demand, development, history, organisation

CONTRACTS = {
    schema.name: schema
    for schema in (
        organisation.UNIT, organisation.JABATAN, organisation.PEGAWAI, organisation.BEBAN_KERJA, organisation.NORMA_KEMAMPUAN,
        organisation.PELAKSANA_TUGAS, history.RIWAYAT_PEGAWAI,
        demand.PENDUDUK, demand.SEKOLAH, demand.KURIKULUM, demand.FASILITAS_KESEHATAN, demand.KEGIATAN_KESEHATAN,
        demand.APBD, demand.GAJI,
        development.FORMASI, development.SELEKSI, development.STANDAR_KOMPETENSI, development.ASESMEN,
        development.PELATIHAN, development.KATALOG_PELATIHAN, development.KINERJA, development.SKM, development.PENGADUAN,
        history.PROYEKSI_LALU, history.PEMANGKU_LALU, history.PENSIUN_LALU,
    )
}  # fmt: skip
