"""Where an executed notebook did not run to its end."""


def breaks(cell):
    """Why a cell did not run to its end; nothing for one that did.

    Parameters
    ----------
    cell : NotebookNode
        Of an executed notebook.

    Yields
    ------
    (str, str)
        The kind of each fault and its cause.
    """
    for output in cell.get("outputs", []):
        if output.output_type == "error":
            yield output.ename, output.evalue
    if cell.cell_type == "code" and cell.source.strip() and cell.execution_count is None:
        yield "ProsesMati", "sel tidak dijalankan"
