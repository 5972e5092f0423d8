"""Catalogues in canonical form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline import files
from pipeline.catalog.canonical import canonical
from pipeline.catalog.reader import read_catalogue
from pipeline.catalog.writer import render_catalogue
from pipeline.model import PipelineError
from pipeline.run.writing import Plan, Written, carry_out
from pipeline.source.settings import read_settings


def format_catalogues(root: Path, paths: Sequence[Path]) -> Written:
    """Puts these catalogues, or all of the project, into canonical form."""
    return carry_out(root, list(_plans(root, paths)))


def uncanonical(root: Path, paths: Sequence[Path]) -> Written:
    """The catalogues that `format_catalogues` would write; nothing is written."""
    plans = list(_plans(root, paths))
    return Written(tuple(plan.label for plan in plans), tuple(plan.label for plan in plans if plan.content is not None))


def _plans(root: Path, paths: Sequence[Path]) -> Iterator[Plan]:
    for label in [_label(root, path) for path in paths] or _all(root):
        content = files.read(root / label, label=label)
        if content is None:
            raise PipelineError("there is no such file", mend="give the path of a catalogue, or none for all of the project", file=label, usage=True)
        formatted = render_catalogue(canonical(read_catalogue(content, label)))
        yield Plan(label, None if formatted == content else formatted, files.digest(content))


def _label(root: Path, path: Path) -> str:
    try:
        return path.absolute().relative_to(root.absolute()).as_posix()
    except ValueError as error:
        raise PipelineError("is not in the project", mend="name the project's folder with --project", file=str(path), usage=True) from error


def _all(root: Path) -> list[str]:
    folder = root / read_settings(root).locales_dir
    return sorted(path.relative_to(root).as_posix() for path in folder.rglob("*") if path.suffix in (".po", ".pot"))
