"""The border: the only place that touches what an agency hands in. Nothing that breaks its contract comes through."""
