"""The review ledger as it lies on the disk: `locales/<locale>/reviews/*.jsonl`, each file one sitting, its signature beside it in `*.jsonl.sig`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from pipeline import files
from pipeline.model import Discounted, Doubt, PipelineError, ReviewPolicy, Settings
from pipeline.review.page import Ledger
from pipeline.review.signatures import Signers, Task, verify_all
from pipeline.review.sittings import LARGEST, Sitting, read_sitting
from pipeline.review.standing import Record, Subject

FOLDER = "reviews"
ENDING = ".jsonl"
SIGNATURE = ".sig"
_MOST_FILES = 10_000
_LARGEST_SIGNATURE = 64 * 1024

Ledgers: TypeAlias = Mapping[str, Ledger]
"""By locale."""

NONE: Ledgers = {}


def read_ledgers(root: Path, settings: Settings, locales: Iterable[str], signers: Signers | None) -> Ledgers:
    """Everything that was signed in some locales. Raises PipelineError with file and line for what is no ledger."""
    sittings = [(locale, sitting) for locale in locales for sitting in read_sittings(root, settings, locale)]
    doubts = doubted(root, [sitting for _, sitting in sittings], signers)
    records: dict[str, dict[Subject, Record]] = {}
    for (locale, sitting), doubt in zip(sittings, doubts, strict=True):
        ledger = records.setdefault(locale, {})
        for sign_off in sitting.sign_offs:
            subject = (sign_off.article, sign_off.warning)
            record = ledger.get(subject, Record())
            if doubt is None:
                ledger[subject] = Record((*record.sign_offs, sign_off), record.doubted)
            else:
                ledger[subject] = Record(record.sign_offs, (*record.doubted, Discounted(sign_off, *doubt)))
    return records


def doubted(root: Path, sittings: Sequence[Sitting], signers: Signers | None) -> list[tuple[Doubt, str] | None]:
    """Why each sitting is not believed, None where it is."""
    sound = [sitting for sitting in sittings if sitting.fault is None and sitting.sign_offs]
    answers: dict[str, tuple[Doubt, str] | None] = {}
    if signers is not None and sound:
        tasks = [Task(sitting, _signature(root, sitting.file)) for sitting in sound]
        answers = dict(zip((sitting.file for sitting in sound), verify_all(tasks, signers), strict=True))
    return [answers.get(sitting.file) if sitting.fault is None else (Doubt.BAD, sitting.fault) for sitting in sittings]


def read_sittings(root: Path, settings: Settings, locale: str) -> list[Sitting]:
    """The files of a locale's ledger, by name. Links are refused: what is signed off is a matter of this project alone."""
    label = folder_of(settings, locale)
    folder = root / label
    if not os.path.lexists(folder):
        return []
    _refuse_link(root, label)
    if not folder.is_dir():
        raise PipelineError("is not a folder", mend="put the folder of the review ledger in its place", file=label)
    try:
        names = sorted(path.name for path in folder.iterdir() if path.name.endswith(ENDING) and not path.name.startswith("."))
    except OSError as error:
        raise PipelineError(f"cannot be read: {error.strerror}", mend="make the folder readable", file=label) from error
    if len(names) > _MOST_FILES:
        raise PipelineError(f"holds more than {_MOST_FILES} files", mend="join old sittings: cat two files into one, without signatures", file=label)
    return [read_sitting(_content(root, f"{label}/{name}", LARGEST), f"{label}/{name}", locale) for name in names]


def folder_of(settings: Settings, locale: str) -> str:
    """Where the ledger of a locale stands."""
    return f"{settings.locales_dir}/{locale}/{FOLDER}"


def signers_of(root: Path, policy: ReviewPolicy) -> Signers | None:
    """The lists that a policy names, None where it names none. Raises PipelineError for a list that is not there or lies behind a link."""
    if policy.signers is None:
        return None
    return Signers(_listed(root, policy.signers, "signers"), None if policy.revoked is None else _listed(root, policy.revoked, "revoked"))


def _listed(root: Path, label: str, key: str) -> Path:
    _refuse_link(root, label)
    if not (root / label).is_file():
        raise PipelineError("is not there, so no signature can be verified", mend=f"put it there, or correct {key} in the settings of review", file=label)
    return (root / label).absolute()


def _signature(root: Path, label: str) -> Path | None:
    path = root / f"{label}{SIGNATURE}"
    if not os.path.lexists(path):
        return None
    _content(root, f"{label}{SIGNATURE}", _LARGEST_SIGNATURE)
    return path.absolute()


def _content(root: Path, label: str, largest: int) -> bytes:
    path = root / label
    _refuse_link(root, label)
    if path.is_file() and path.stat().st_size > largest:
        raise PipelineError(f"is larger than {largest // 1024} KiB", mend="bring it back as it was", file=label)
    return files.read(path, label=label) or b""


def _refuse_link(root: Path, label: str) -> None:
    path = root / label
    if path.is_symlink() or not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root)):
        raise PipelineError("is a link, or lies behind one that leads out of the project", mend="put the file or the folder itself in its place", file=label)
