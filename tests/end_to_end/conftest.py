from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from .builders import REPOSITORY, project


@pytest.fixture(scope="session")
def _sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("sound"))


@pytest.fixture
def peel(_sound: Path, tmp_path: Path) -> Path:
    """A small project in which all is well."""
    return shutil.copytree(_sound, tmp_path / "peel")


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """A copy of the article that this repository publishes."""
    root = tmp_path / "real"
    for name in ("source", "locales"):
        shutil.copytree(REPOSITORY / name, root / name)
    shutil.copy(REPOSITORY / "pyproject.toml", root)
    return root
