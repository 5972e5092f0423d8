"""Proving that warnings are signed off."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.history import files_at
from pipeline.locales import language
from pipeline.model import Doubt, Finding, Level, PipelineError, Place, ReviewPolicy, Signed
from pipeline.review.signatures import Signers
from pipeline.run.ledgers import doubted, read_ledgers, read_sittings, signers_of
from pipeline.run.project import Project, Selection, selected
from pipeline.run.review import Item, items_of
from pipeline.source.settings import read_settings
from pipeline.validate.signing import review_findings

_SETTINGS = ("pyproject.toml", "caveat.toml")


@dataclass(frozen=True, slots=True)
class Verified:
    """What is wrong with the sign-offs of a project, and how much was looked at."""

    findings: tuple[Finding, ...]
    warnings: int
    signed: int
    sign_offs: int
    sittings: int


def verify(project: Project, selection: Selection, policy_from: str | None) -> Verified:
    """Holds every warning to the policy, whether or not the settings ask for signatures.

    With a revision `policy_from`, the policy and the lists of keys are those of that revision, so that a change cannot admit itself.
    """
    articles, locales = selected(project, selection)
    with _policy(project, policy_from) as (policy, signers):
        judged = replace(project, settings=replace(project.settings, review=policy))
        ledgers = read_ledgers(project.root, project.settings, locales, signers)
        sittings = [sitting for locale in locales for sitting in read_sittings(project.root, project.settings, locale)]
        doubts = doubted(project.root, sittings, signers)
    findings: list[Finding] = []
    found: list[Item] = []
    for locale in locales:
        for article in articles:
            here = list(items_of(judged, article, locale, ledgers))
            found += here
            findings += review_findings(article, {item.warning: (item.review, item.place) for item in here}, language(locale))
    if not found:
        raise PipelineError("no article of the selection has a warning, so nothing was proved", mend="mark the warnings, or select other articles", usage=True)
    told = {finding.place.file for finding in findings if finding.place is not None and finding.rule == Doubt.BAD}
    for sitting, doubt in zip(sittings, doubts, strict=True):
        if doubt is not None and sitting.file not in told:
            findings.append(_on_file(sitting.file, *doubt))
    signed = sum(isinstance(item.review.standing, Signed) for item in found)
    return Verified(tuple(findings), len(found), signed, sum(len(sitting.sign_offs) for sitting in sittings), len(sittings))


@contextmanager
def _policy(project: Project, revision: str | None) -> Iterator[tuple[ReviewPolicy, Signers | None]]:
    """The policy and its lists, as they stand or as they stood at a revision; the lists are there for as long as the context lasts."""
    if revision is None:
        yield project.settings.review, signers_of(project.root, project.settings.review)
        return
    with tempfile.TemporaryDirectory(prefix="caveat-") as name:
        base = Path(name)
        _restore(project.root, revision, _SETTINGS, base)
        policy = read_settings(base).review
        _restore(project.root, revision, [label for label in (policy.signers, policy.revoked) if label is not None], base)
        yield policy, signers_of(base, policy)


def _restore(root: Path, revision: str, labels: Sequence[str], base: Path) -> None:
    for label, content in files_at(root, revision, labels).items():
        (base / label).parent.mkdir(parents=True, exist_ok=True)
        (base / label).write_bytes(content)


def _on_file(file: str, doubt: Doubt, reason: str) -> Finding:
    hint = "bring the file back as its reviewer left it (git log -p), or take it out and have its warnings signed off anew"
    return Finding(rule=doubt.value, level=Level.ERROR, message=f"nothing in this file is believed: {reason}", hint=hint, place=Place(file, 1))
