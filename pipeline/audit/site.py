"""Holds a site against its manifest and the contract."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from pipeline.audit.alternates import alternates
from pipeline.audit.css import Wardrobe, appearance
from pipeline.audit.folder import Folder, Site
from pipeline.audit.inventory import inventory
from pipeline.audit.manifest import ListedPage, Manifest, Standing, read_manifest
from pipeline.audit.rule import Fault, FileCase, FileRule, LinkCase, LinkRule, NamedPage, Original, PageCase, PageRule, Shown
from pipeline.audit.rules import FILE_RULES, LINK_RULES, PAGE_RULES
from pipeline.audit.soup import READERS, SeenPage, read_page, refusal
from pipeline.model import Contract, Finding, Level, PipelineError, Place, Requirement


@dataclass(frozen=True, slots=True)
class Audited:
    """What was found, and how many pages and warnings on them were looked at."""

    findings: tuple[Finding, ...]
    pages: int
    warnings: int


def audit_site(root: Path, contract: Contract | None) -> Audited:
    """Reads the site in `root` as `audit_published` does, with the manifest that lies there."""
    return audit_published(read_manifest(root), Folder(root), contract)


def audit_published(manifest: Manifest, site: Site, contract: Contract | None) -> Audited:
    """Reads a site and reports whatever differs from what was published or from what the contract requires.

    Findings come in the order of the manifest's pages; those about links and other files follow, by path. Raises PipelineError where the site or the
    contract cannot be used, as a usage error where there is nothing to audit: no manifest, no page, or cleared pages without a single warning.
    """
    requirements = () if contract is None else contract.requirements
    _check_selectors(requirements)
    digests = {file.path: file.digest for file in (*(page.file for page in manifest.pages), *manifest.files)}
    visit = _Visit(site, manifest, Wardrobe(site.read), digests)
    findings: list[Finding] = []
    pages = warnings = 0
    for page in manifest.pages:
        data = site.read(page.file.path)
        findings.extend(visit.file_findings(page.file.path, page, data))
        if data is None:
            continue
        found, seen = visit.judge(page, data, _required(page, requirements))
        findings.extend(found)
        pages += 1
        warnings += len(seen.warnings)
    findings.extend(visit.link_findings())
    for file in sorted(file.path for file in manifest.files):
        findings.extend(visit.file_findings(file, None, site.read(file)))
    for stray in site.strays(frozenset(digests)):
        findings.extend(visit.file_findings(stray.path, None, site.read(stray.path), stray.shown))
    _refuse_vacuous(manifest, findings, warnings)
    return Audited(tuple(findings), pages, warnings)


@dataclass(slots=True)
class _Visit:
    """One site while it is looked at: what of it has been read already and may be needed again."""

    site: Site
    manifest: Manifest
    wardrobe: Wardrobe
    digests: Mapping[str, str]
    originals: dict[tuple[str, str], Original | None] = field(default_factory=dict)
    named: dict[str, Mapping[str, str]] = field(default_factory=dict)
    told: set[tuple[object, ...]] = field(default_factory=set)

    def file_findings(self, path: str, page: ListedPage | None, data: bytes | None, shown: Shown = Shown.PAGE) -> Iterator[Finding]:
        case = FileCase(path, self.digests.get(path), None if data is None else hashlib.sha256(data).hexdigest(), shown)
        for rule in FILE_RULES:
            for fault in rule.check(case):
                yield self._finding(rule, path, page, fault)

    def judge(self, page: ListedPage, data: bytes, required: tuple[Requirement, ...]) -> tuple[list[Finding], SeenPage]:
        """The findings on one page, and what was seen of it.

        A fault has to convince every reader: as soon as one of them finds the page sound, it is. What is reported is what the last one saw, which
        follows the standard as browsers do.
        """
        selectors = {requirement.before for requirement in required if requirement.before is not None}
        for reader in READERS:
            seen = read_page(data, reader, selectors)
            case = self._case(page, seen, required, reader)
            faults = [(rule, fault) for rule in PAGE_RULES for fault in rule.check(case)]
            if not any(rule.level is Level.ERROR for rule, _ in faults):
                break
        if seen.root is not None and page.standing is Standing.CLEARED:
            self.named[page.file.path] = alternates(seen.root, page.file.path)
        return [self._finding(rule, page.file.path, page, fault) for rule, fault in faults if self._is_news(rule, fault)], seen

    def link_findings(self) -> Iterator[Finding]:
        """About the translations that pages name."""
        articles: defaultdict[str, dict[str, NamedPage]] = defaultdict(dict)
        pages = [page for page in self.manifest.pages if page.file.path in self.named]
        for page in pages:
            articles[page.article][page.lang.lower()] = NamedPage(page.file.path, self.named[page.file.path])
        for page in pages:
            case = LinkCase(page, self.named[page.file.path], articles[page.article])
            for rule in LINK_RULES:
                for fault in rule.check(case):
                    yield self._finding(rule, page.file.path, page, fault)

    def _case(self, page: ListedPage, seen: SeenPage, required: tuple[Requirement, ...], reader: str) -> PageCase:
        if seen.root is None:
            return PageCase(page, seen, required)
        outfit = self.wardrobe.outfit(page.file.path, seen.root)
        subjects = [warning.subject for warning in seen.warnings if warning.subject is not None]
        appearances = appearance(seen.root, subjects, outfit.rules, tuple(outfit.layers))
        original = self._original(page, reader)
        parts = Counter[tuple[str, str]]() if original is None else inventory(seen.root, page.file.path)
        return PageCase(page, seen, required, appearances, tuple(outfit.unread), parts, original)

    def _original(self, page: ListedPage, reader: str) -> Original | None:
        """What a cleared page is held against; None for that of the source itself."""
        if page.locale == self.manifest.source or page.standing is Standing.WITHHELD:
            return None
        key = (page.article, reader)
        if key not in self.originals:
            self.originals[key] = self._read_original(page.article, reader)
        return self.originals[key]

    def _read_original(self, article: str, reader: str) -> Original | None:
        for page in self.manifest.pages:
            if page.article == article and page.locale == self.manifest.source and page.standing is Standing.CLEARED:
                data = self.site.read(page.file.path)
                root = None if data is None else read_page(data, reader).root
                return None if root is None else Original(inventory(root, page.file.path), tuple(warning.id for warning in page.warnings))
        return None

    def _is_news(self, rule: PageRule, fault: Fault) -> bool:
        """Whether a fault of a file that many pages share has not been told yet."""
        key = (rule.id, fault.file, fault.line, fault.message)
        known = fault.file is not None and key in self.told
        self.told.add(key)
        return not known

    def _finding(self, rule: FileRule | PageRule | LinkRule, path: str, page: ListedPage | None, fault: Fault) -> Finding:
        shared = fault.file is not None and fault.file != path
        return Finding(
            rule=rule.id,
            level=rule.level,
            message=fault.message,
            hint=fault.hint,
            place=Place(self.site.label(fault.file or path), fault.line),
            article=None if page is None or shared else page.article,
            locale=None if page is None or shared else page.locale,
            warning=fault.warning,
            expected=fault.expected,
            found=fault.found,
        )


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
    if cleared and not warnings and not any(finding.level is Level.ERROR for finding in findings) and not manifest.warnings_optional:
        raise PipelineError(
            "no page has a single warning, so there is nothing to audit",
            mend='mark the warnings in the source with data-warning, or set warnings = "optional" in the settings',
            file=manifest.file,
            usage=True,
        )
