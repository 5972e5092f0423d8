from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.model import Settings
from pipeline.source.settings import read_settings

Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def put(tmp_path: Path) -> Write:
    """Writes a file of the project."""

    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def settings(tmp_path: Path, put: Write) -> Settings:
    put("caveat.toml", 'source_locale = "en"\nlocales = ["de"]\n')
    return read_settings(tmp_path)
