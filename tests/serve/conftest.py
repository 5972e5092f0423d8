"""A project with a page in German and Arabic, served."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.serve.server import PreviewServer
from tests.end_to_end.builders import project
from tests.serve.conversation import serving


@pytest.fixture(name="root")
def _root(tmp_path: Path) -> Path:
    return project(tmp_path / "project")


@pytest.fixture(name="server")
def _server(root: Path) -> Iterator[PreviewServer]:
    with serving(root) as server:
        yield server
