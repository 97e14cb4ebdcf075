"""Reproducible civil-service (ASN) planning for a city."""

import importlib


def __getattr__(name):
    """``params`` and ``tables``, so that a chapter needs one import line; read on first use, for speed."""
    if name in ("params", "tables"):
        return importlib.import_module(f"asnplan.inputs.{name}")
    raise AttributeError(f"module 'asnplan' has no attribute '{name}'")
