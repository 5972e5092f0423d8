"""Holds a site against its manifest and the contract. The one part of the audit that reads files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from pipeline.audit.manifest import ListedPage, Manifest, Standing, read_manifest
from pipeline.audit.rule import Fault, FileCase, PageCase
from pipeline.audit.rules import FILE_RULES, PAGE_RULES
from pipeline.audit.soup import READERS, SeenPage, read_page, refusal
from pipeline.model import Contract, Finding, Level, PipelineError, Place, Requirement

_PAGE_ENDINGS = frozenset((".html", ".htm", ".xhtml"))


@dataclass(frozen=True, slots=True)
class Audited:
    """What was found, and how many pages and warnings on them were looked at."""

    findings: tuple[Finding, ...]
    pages: int
    warnings: int


def audit_site(root: Path, contract: Contract | None) -> Audited:
    """Reads the site in `root` and reports whatever differs from what was published or from what the contract requires.

    Findings come in the order of the manifest's pages; those about other files follow, by path. Raises PipelineError where the site or the
    contract cannot be used, as a usage error where there is nothing to audit: no manifest, no page, or cleared pages without a single warning.
    """
    manifest = read_manifest(root)
    requirements = () if contract is None else contract.requirements
    _check_selectors(requirements)
    paths = _Paths.of(root, manifest)
    findings: list[Finding] = []
    pages = warnings = 0
    for page in manifest.pages:
        data = paths.read(page.file.path)
        findings.extend(_file_findings(paths, page.file.path, page, data))
        if data is None:
            continue
        found, seen = _judge(paths, page, data, _required(page, requirements))
        findings.extend(found)
        pages += 1
        warnings += len(seen.warnings)
    for path in paths.others:
        findings.extend(_file_findings(paths, path, None, paths.read(path)))
    _refuse_vacuous(manifest, findings, warnings)
    return Audited(tuple(findings), pages, warnings)


@dataclass(frozen=True, slots=True)
class _Paths:
    """The site's folder, the digest that the manifest has of each path, and the paths to look at besides its pages, sorted."""

    root: Path
    listed: Mapping[str, str]
    others: tuple[str, ...]

    @classmethod
    def of(cls, root: Path, manifest: Manifest) -> _Paths:
        pages = {page.file.path: page.file.digest for page in manifest.pages}
        files = {file.path: file.digest for file in manifest.files}
        found = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.suffix.lower() in _PAGE_ENDINGS and path.is_file()}
        return cls(root, pages | files, tuple(sorted((files.keys() | found) - pages.keys())))

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, None where none stands at that path."""
        file = self.root / path
        try:
            return file.read_bytes() if file.is_file() else None
        except OSError as error:
            raise PipelineError(f"the file cannot be read: {error}", mend="make it readable", file=file.as_posix()) from error

    def finding(self, rule: str, path: str, page: ListedPage | None, fault: Fault) -> Finding:
        return Finding(
            rule=rule,
            level=Level.ERROR,
            message=fault.message,
            hint=fault.hint,
            place=Place((self.root / path).as_posix(), fault.line),
            article=None if page is None else page.article,
            locale=None if page is None else page.locale,
            warning=fault.warning,
            expected=fault.expected,
            found=fault.found,
        )


def _file_findings(paths: _Paths, path: str, page: ListedPage | None, data: bytes | None) -> Iterator[Finding]:
    case = FileCase(path, paths.listed.get(path), None if data is None else hashlib.sha256(data).hexdigest())
    for rule in FILE_RULES:
        for fault in rule.check(case):
            yield paths.finding(rule.id, path, page, fault)


def _judge(paths: _Paths, page: ListedPage, data: bytes, required: tuple[Requirement, ...]) -> tuple[tuple[Finding, ...], SeenPage]:
    """The findings on one page, and what was seen of it.

    A fault has to convince every reader: as soon as one of them finds the page sound, it is. What is reported is what the last one saw, which
    follows the standard as browsers do.
    """
    selectors = {requirement.before for requirement in required if requirement.before is not None}
    found: tuple[Finding, ...] = ()
    for reader in READERS:
        seen = read_page(data, reader, selectors)
        case = PageCase(page, seen, required)
        found = tuple(paths.finding(rule.id, page.file.path, page, fault) for rule in PAGE_RULES for fault in rule.check(case))
        if not found:
            break
    return found, seen


def _required(page: ListedPage, requirements: tuple[Requirement, ...]) -> tuple[Requirement, ...]:
    """What the contract asks of the page; nothing of one that is withheld, for it carries no article."""
    if page.standing is Standing.WITHHELD:
        return ()
    return tuple(need for need in requirements if any(fnmatchcase(page.article, glob) for glob in need.articles))


def _check_selectors(requirements: tuple[Requirement, ...]) -> None:
    for requirement in requirements:
        reason = None if requirement.before is None else refusal(requirement.before)
        if reason is not None:
            raise PipelineError(
                f'before = "{requirement.before}" of warning {requirement.id} is no CSS selector: {reason}',
                mend='write a selector such as "main .call-to-action"',
                file=requirement.place.file,
                line=requirement.place.line,
            )


def _refuse_vacuous(manifest: Manifest, findings: list[Finding], warnings: int) -> None:
    """A site that says nothing about warnings must not pass for a safe one. One that is wholly withheld says so on every page."""
    cleared = any(page.standing is Standing.CLEARED for page in manifest.pages)
    if cleared and not findings and not warnings and not manifest.warnings_optional:
        raise PipelineError(
            "no page has a single warning, so there is nothing to audit",
            mend='mark the warnings in the source with data-warning, or set warnings = "optional" in the settings',
            file=manifest.file,
            usage=True,
        )
