"""The laws hold on real pages, which are not in the repository: `CAVEAT_REAL_PAGES` names their folders, as PATH does."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks.real_pages import pages, try_page

FOLDERS = [Path(folder) for folder in os.environ.get("CAVEAT_REAL_PAGES", "").split(os.pathsep) if folder]
PAGES = pages(FOLDERS)

pytestmark = [pytest.mark.local, pytest.mark.skipif(not FOLDERS, reason="CAVEAT_REAL_PAGES names no folders of HTML pages")]


def test_every_named_folder_holds_pages() -> None:
    assert [folder for folder in FOLDERS if not pages([folder])] == []


@pytest.mark.parametrize("page", PAGES or [Path("no page")], ids=str)
def test_no_law_fails_on_a_real_page(page: Path) -> None:
    trial = try_page(page)
    if trial.refused is not None:
        pytest.skip(f"{page} is refused: {trial.refused}")
    assert trial.failures == []
