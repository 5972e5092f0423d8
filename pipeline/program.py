"""Which program this is: what it decides today it decides tomorrow only if nothing of it has changed."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from pathlib import Path

from pipeline import files

_PACKAGE = Path(__file__).parent


@cache
def code_digest() -> bytes:
    """Stands for the bytes of this package, the versions of all that is installed beside it, and the interpreter."""
    digest = hashlib.blake2b(repr((sys.version, sys.platform, _installed())).encode(), digest_size=32)
    for path in sorted(files.tree(_PACKAGE)):
        if path.endswith((".pyc", "~")) or "__pycache__/" in path:
            continue
        content = (_PACKAGE / path).read_bytes()
        digest.update(f"{path}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.digest()


def _installed() -> list[str]:
    """The names of the installed distributions, which end in their versions, without reading what each says of itself."""
    found: set[str] = set()
    for folder in sys.path:
        place = Path(folder)
        if folder and place.is_dir():
            found.update(path.name for path in place.iterdir() if path.name.endswith((".dist-info", ".egg-info")))
    return sorted(found)
