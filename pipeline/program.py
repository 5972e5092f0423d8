"""Which build of this program runs."""

from __future__ import annotations

import hashlib
import sys
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from pipeline import __version__


@lru_cache(maxsize=1)
def build() -> str:
    """A digest that two builds share only where the same input gives the same result: over the program's own files, Python's version and the libraries'."""
    seen = hashlib.sha256(f"{__version__} {sys.version_info[:3]} {' '.join(_libraries())}".encode())
    folder = Path(__file__).parent
    for path in sorted(path for path in folder.rglob("*") if path.suffix in {".py", ".toml", ".js", ".css"}):
        content = path.read_bytes()
        seen.update(f"\n{path.relative_to(folder).as_posix()} {len(content)}\n".encode() + content)
    return seen.hexdigest()


def _libraries() -> list[str]:
    try:
        named = [requirement.partition("==")[0] for requirement in requires("caveat") or () if "extra ==" not in requirement]
        return [f"{name}=={version(name)}" for name in sorted(named)]
    except PackageNotFoundError:  # the program runs from its folder and was never installed
        return []
