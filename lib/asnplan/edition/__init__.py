"""The shipped synthetic edition: real totals of Kota Pangkalpinang, invented people.

``python -m asnplan.edition pangkalpinang-2026`` writes all input tables and their notes, the same bytes each time.
"""
