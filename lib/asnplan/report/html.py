"""The book as one HTML file: no request to any network, no script, every text escaped by the template."""

import base64
import json
from pathlib import Path

from markupsafe import Markup
from nbconvert.exporters.templateexporter import TemplateExporter

from asnplan import project
from asnplan.report import look, svg

STYLES = {"regular": (400, "normal"), "italic": (400, "italic"), "semibold": (600, "normal")}


class HtmlTemplate(TemplateExporter):
    """nbconvert's template machinery over the bound document instead of cells.

    The document is already free of cells, outputs and Markdown, so nbconvert's cell blocks would have nothing to do;
    its way of finding and extending template folders is kept. Unlike nbconvert's own HTML, all is escaped.
    """

    def _create_environment(self):
        environment = super()._create_environment()
        environment.autoescape = True
        environment.trim_blocks = environment.lstrip_blocks = True
        return environment


def render(document):
    """The bound document as HTML.

    Parameters
    ----------
    document : dict
        From `asnplan.report.bind.bind`.

    Returns
    -------
    str
    """
    colours = {shade: name for name, shade in reversed(_tokens()["colour"]["light"].items())}

    def picture(figure, medium):
        """A figure as drawn for a page or a phone."""
        return Markup(svg.inline(figure[medium], f"{figure['id']}-{medium}", figure["alt"], colours))

    return page("index.html.j2", book=document, picture=picture)


def page(template, **values):
    """One self-contained page in the look of the report.

    Parameters
    ----------
    template : str
        A file of ``reports/template/html``.
    **values
        What it shows.

    Returns
    -------
    str

    Raises
    ------
    LookError
        If a template or the tokens are faulty.
    """
    folder, tokens = project.template(), _tokens()
    values |= {
        "tokens": tokens, "style": Markup((folder / "html" / "style.css").read_text(encoding="utf-8")),
        "fonts": [_font(folder, tokens["font"], key) for key in STYLES],
    }  # fmt: skip
    exporter = HtmlTemplate(template_name="html", template_file=template, extra_template_basedirs=[str(folder)])
    with look.using("html", Exception):  # whatever a template stumbles over
        return exporter.template.render(values)


def _tokens():
    with look.using("tokens.json", ValueError):
        return json.loads((project.template() / "tokens.json").read_text(encoding="utf-8"))


def _font(folder, font, key):
    weight, slant = STYLES[key]
    content = Path(folder, font["folder"], f"{font[key]}.woff2").read_bytes()
    return {"weight": weight, "slant": slant, "data": base64.b64encode(content).decode()}
