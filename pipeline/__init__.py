"""Caveat: localizes articles without ever losing a warning."""

__version__ = "0.1.0"

GENERATOR = f"caveat {__version__}"
"""How catalogues and manifests name the program that wrote them."""
