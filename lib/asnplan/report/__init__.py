"""Chapters become a report: execution, binding, rendering, release."""

import sys

# With JupyterLab installed, jsonschema's check of internationalised addresses compiles a grammar for about a second
# whenever nbformat is imported; notebooks have none to check.
sys.modules.setdefault("rfc3987_syntax", None)


class ReportError(Exception):
    """There will be no report; the text tells the person who can mend it, in Indonesian, why and what to do."""
