"""Measurements, and a trial over real pages. Nothing here is part of the package, and no test asserts on time."""
