"""What of earlier runs still holds for this one, article by article.

Law: what is taken over is what this run would have made. An article is taken over when the bytes of all that it follows from are those of then, its pages
when each still has the bytes of then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from typing import TypeVar

from pipeline import files
from pipeline.locales import Language, language
from pipeline.model import ArticleFile, Outcome
from pipeline.program import code_digest
from pipeline.publish.layout import Layout
from pipeline.publish.site import PutPage
from pipeline.run.cache import (
    NEEDS,
    PAGES,
    VERDICTS,
    Cache,
    Index,
    Known,
    Needs,
    digest,
    frozen_needs,
    frozen_verdicts,
    thawed_needs,
    thawed_verdicts,
    waivers_digest,
)
from pipeline.run.judging import Grounds, Record, content_digest
from pipeline.run.layouts import places_of
from pipeline.run.places import Places
from pipeline.run.project import Project, open_project
from pipeline.run.records import frozen, thawed
from pipeline.run.rendering import Rendered
from pipeline.run.stamps import UNKNOWN, Watch, names, same, settle

A = TypeVar("A")
CRASHED = "rule-crashed"
_BATCH = 100
"""So many articles are recalled, or wait for being remembered, at a time."""


def reuse(cache: Cache, project: Project, grounds_of: Callable[[Project], Grounds], layout: Layout | None) -> Reuse:
    """Begins with a stamp of what concerns every article. It counts only where the project, read once more behind it, is the same."""
    places = places_of(project)
    general = places.general_stamp(cache.watch)
    if open_project(project.root) != project:
        general = UNKNOWN
    grounds = grounds_of(project)
    common = (code_digest(), repr(grounds.settings), repr(grounds.locales), repr(sorted(grounds.termbases.items())), repr(grounds.contract.written))
    before = cache.index() if grounds.locales == project.settings.locales else None  # it is about the catalogues of all locales
    return Reuse(cache, project, grounds, layout, places, general, before, digest(*common), _ledger(grounds))


def _ledger(grounds: Grounds) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for locale, ledger in sorted(grounds.ledgers.items()):
        for subject in sorted(ledger):
            found.setdefault(subject[0], []).append(repr((locale, subject, ledger[subject])))
    return {article: "\n".join(lines) for article, lines in found.items()}


@dataclass(slots=True)
class Reuse:
    """One run's dealings with the cache. `layout` is None where nothing is published; `general` is the stamp that was taken before the project was read."""

    cache: Cache
    project: Project
    grounds: Grounds
    layout: Layout | None
    places: Places
    general: bytes
    before: Index | None
    common: bytes
    """Stands for what every verdict and every page follows from."""
    ledger: Mapping[str, str]
    """By article, what was ever signed about it."""
    known: dict[str, Known] = field(default_factory=dict)
    needed: dict[str, Needs] = field(default_factory=dict)
    """Of the articles that are taken over, by name."""
    waiting: dict[bytes, dict[str, bytes]] = field(default_factory=dict)

    def look(self, articles: Sequence[ArticleFile]) -> list[ArticleFile]:
        """Finds out which articles can be taken over; gives the others."""
        for file in articles:
            self.known[file.name] = self._seen(file)
        found = dict(self.cache.store.get([self.known[file.name].key for file in articles], NEEDS))
        for file in articles:
            content = found.get(self.known[file.name].key)
            if content is not None and self._holds(file, needs := thawed_needs(content)):
                self.needed[file.name] = needs
        return [file for file in articles if file.name not in self.needed]

    def in_order(
        self,
        articles: Sequence[ArticleFile],
        made: Iterable[A],
        task: Callable[[ArticleFile], A],
        recall: Callable[[Sequence[ArticleFile]], Mapping[str, A]],
    ) -> Iterator[A]:
        """The results for all articles, in order: `made` are those of the articles that `look` gave. `task` makes one whose entry was spoilt."""
        rest = iter(made)
        for start in range(0, len(articles), _BATCH):
            batch = articles[start : start + _BATCH]
            recalled = recall([file for file in batch if file.name in self.needed])
            for file in batch:
                if file.name in recalled:
                    yield recalled[file.name]
                    continue
                result = task(file) if self.needed.pop(file.name, None) else next(rest)
                self._remember(file, result)
                yield result
        self._flush()

    def records(self, articles: Sequence[ArticleFile]) -> dict[str, Record]:
        """What is remembered of the verdicts on some articles."""
        by_key = {self.known[file.name].key: file.name for file in articles}
        made = {}
        for _, content in self.cache.store.get(by_key, VERDICTS):
            name, marks, judgements = thawed_verdicts(content)
            made[name] = Record(name, marks, judgements, self.known[name].content)
        return made

    def rendered(self, articles: Sequence[ArticleFile]) -> dict[str, Rendered]:
        """The same, with their pages."""
        records = self.records(articles)
        by_key = {self.known[file.name].key: file.name for file in articles}
        pages = {by_key[key]: tuple(PutPage(*page) for page in thawed(content)) for key, content in self.cache.store.get(by_key, PAGES)}
        return {name: Rendered(record, pages[name], self.needed[name].meant) for name, record in records.items() if name in pages}

    def finish_check(self, outcome: Outcome) -> None:
        """Remembers how the whole project stands. What was known of the site stays known where nothing that it follows from has changed."""
        if self.before is None or not same(self.before.general, self.general):
            self._keep(outcome, self.known, (), UNKNOWN)
            return
        old = self.before.articles
        articles = {
            name: replace(known, pages=old[name].pages) if name in self.needed and name in old and old[name].key == known.key else known
            for name, known in self.known.items()
        }
        self._keep(outcome, articles, self.before.others, self.before.site)

    def finish_build(self, outcome: Outcome, others: tuple[str, ...]) -> None:
        """Remembers how the whole project and its site stand. `others` are the files of the site that are no pages."""
        settle()
        watch = Watch()
        articles = {name: replace(known, pages=self.places.page_stamp(watch, name)) for name, known in self.known.items()}
        site = self.places.site_stamp(watch, others)
        pages = (f"{before}{name}{behind}" for name in articles for before, behind in self.places.pages)
        expected = names((*others, *(path.removeprefix(f"{self.places.site}/") for path in pages)))
        self._keep(outcome, articles, others, site if site.endswith(expected) else UNKNOWN)

    def _keep(self, outcome: Outcome, articles: Mapping[str, Known], others: tuple[str, ...], site: bytes) -> None:
        expiries = {(waiver.expires, waiver not in self.grounds.waivers) for waiver in self.project.waivers}
        steady = self.project.settings.review.signers is None  # else a signature has to be verified each time
        index = Index(
            self.places, self.project.settings.output_dir, self.general if steady else UNKNOWN, site, others, articles, outcome.general, tuple(sorted(expiries))
        )
        self.cache.keep({}, [self.known[name].key for name in self.needed], index)

    def _remember(self, file: ArticleFile, result: object) -> None:
        record = result.record if isinstance(result, Rendered) else result
        assert isinstance(record, Record)
        if any(finding.rule == CRASHED for judgement in record.judgements for finding in judgement.findings):
            return  # what failed may not fail again
        key = self._key(file, record.content)
        self.known[file.name] = Known(self.known[file.name].inputs, record.content, key)
        warnings = record.judgements[0].verdict.tally.warnings
        waivers = waivers_digest(self.grounds.waivers, warnings)
        parts = {VERDICTS: frozen_verdicts(record.name, record.marks, record.judgements)}
        if isinstance(result, Rendered):
            parts[PAGES] = frozen([(page.path, page.article, page.locale, page.title, page.digest, page.line) for page in result.pages])
            needs = Needs(warnings, waivers, result.meant, self._reach(result.meant), tuple((page.path, page.digest) for page in result.pages))
        else:
            needs = Needs(warnings, waivers, (), b"", ())
        self.waiting[key] = parts | {NEEDS: frozen_needs(needs)}
        if len(self.waiting) >= _BATCH:
            self._flush()

    def _flush(self) -> None:
        if self.waiting:
            self.cache.keep(self.waiting, [], None)
            self.waiting.clear()

    def _seen(self, file: ArticleFile) -> Known:
        """An article's inputs by their stamp, where that is known, else by their content."""
        stamp = self.places.input_stamp(self.cache.watch, file.name)
        old = None if self.before is None else self.before.articles.get(file.name)
        content = old.content if old is not None and same(old.inputs, stamp) else self._content(file)
        return Known(stamp, content, self._key(file, content))

    def _content(self, file: ArticleFile) -> bytes:
        labels = (file.file, *(self.project.catalogue_path(locale, file.name) for locale in self.grounds.locales))
        return content_digest([files.digest(files.read(self.project.root / label, label=label)) for label in labels])

    def _key(self, file: ArticleFile, content: bytes) -> bytes:
        demands = [one for one in self.grounds.contract.requirements if any(fnmatchcase(file.name, pattern) for pattern in one.articles)]
        return digest(self.common, file.name, file.file, content, repr(demands), self.ledger.get(file.name, ""))

    def _holds(self, file: ArticleFile, needs: Needs) -> bool:
        if needs.waivers != waivers_digest(self.grounds.waivers, needs.warnings):
            return False
        return self.layout is None or (bool(needs.pages) and needs.reach == self._reach(needs.meant) and self._intact(file, needs))

    def _reach(self, meant: Sequence[str]) -> bytes:
        assert self.layout is not None
        return digest(*(repr(self.layout.answer(path, self._languages())) for path in meant))

    def _languages(self) -> list[Language]:
        return [language(name) for name in (self.grounds.settings.source_locale, *self.grounds.locales)]

    def _intact(self, file: ArticleFile, needs: Needs) -> bool:
        """Whether the site still has the article's pages as they were published."""
        old = None if self.before is None else self.before.articles.get(file.name)
        if old is not None and old.key == self.known[file.name].key and same(old.pages, self.places.page_stamp(self.cache.watch, file.name)):
            return True
        site = self.project.root / self.project.settings.output_dir
        return all(files.is_content(site / path, expected) for path, expected in needs.pages)
