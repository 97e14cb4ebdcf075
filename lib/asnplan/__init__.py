"""Reproducible civil-service (ASN) planning for a city."""
