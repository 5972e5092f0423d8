"""Caveat: localizes articles without ever losing a warning."""

__version__ = "0.1.0"
