"""From a published folder and its manifest to what a real browser shows of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.audit.manifest import ListedPage, read_manifest
from pipeline.browser_audit import Browsed, ExpectedPage, ExpectedWarning, browse_site


def browse(folder: Path, pictures: Path) -> Browsed:
    """Opens every page that the manifest in `folder` lists. Raises PipelineError as `read_manifest` and `browse_site` do."""
    pages = [ExpectedPage(page.file.path, page.article, page.locale, tuple(_warnings(folder, page))) for page in read_manifest(folder).pages]
    return browse_site(folder, pages, pictures)


def _warnings(folder: Path, page: ListedPage) -> Iterator[ExpectedWarning]:
    """The page's warnings, each with the line where its attribute stands; line 1 where it is written in a way that is not found at sight."""
    file = folder / page.file.path
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines() if file.is_file() else []
    met: Counter[str] = Counter()
    for warning in page.warnings:
        places = [number for number, line in enumerate(lines, 1) if f'data-warning="{warning.id}"' in line]
        line = places[met[warning.id]] if met[warning.id] < len(places) else 1
        met[warning.id] += 1
        yield ExpectedWarning(warning.id, warning.texts, line)
