"""From a published folder and its manifest to what a real browser shows of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from pipeline.audit.manifest import ListedPage, read_manifest
from pipeline.browser_audit import Browsed, ExpectedPage, ExpectedWarning, browse_site, remove_pictures
from pipeline.executor import local


def browse(folder: Path, pictures: Path, jobs: int) -> Browsed:
    """Opens every page that the manifest in `folder` lists, in as many browsers at once as there are jobs. The findings come in the order of the pages.

    Raises PipelineError as `read_manifest` and `browse_site` do.
    """
    pages = [ExpectedPage(page.file.path, page.article, page.locale, tuple(_warnings(folder, page))) for page in read_manifest(folder).pages]
    remove_pictures(pictures)
    shares = tuple(_shares(pages, min(len(pages), 2 * jobs) if jobs > 1 else 1))
    browsed = tuple(local(jobs).map(partial(_browse, folder, pictures), shares, "opening pages"))
    findings = tuple(finding for part in browsed for finding in part.findings)
    return Browsed(findings, sum(part.pages for part in browsed), sum(part.warnings for part in browsed))


def _browse(folder: Path, pictures: Path, pages: Sequence[ExpectedPage]) -> Browsed:
    return browse_site(folder, pages, pictures)


def _shares(pages: Sequence[ExpectedPage], count: int) -> Iterator[Sequence[ExpectedPage]]:
    """The pages in their order, in so many runs as even as can be."""
    for number in range(count):
        yield pages[len(pages) * number // count : len(pages) * (number + 1) // count]


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
