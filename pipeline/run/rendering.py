"""The pages of one judged article: what a worker of a build does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from pipeline.assemble.page import Surroundings, assemble, spoken
from pipeline.locales import Language, language
from pipeline.model import Article, ArticleFile, Cleared, Judgement, Links, Settings, SignOff
from pipeline.publish.layout import Layout
from pipeline.publish.notices import notice_page
from pipeline.publish.site import PublishedPage, PublishedSignOff, PublishedWarning, PutPage, digest, put_page
from pipeline.review.matter import digests
from pipeline.run.judging import Grounds, Judged, Keep, Record, judge_article, record
from pipeline.run.surroundings import surroundings

A = TypeVar("A")


@dataclass(frozen=True, slots=True)
class Rendered:
    """An article whose pages lie in the new site, in the order of its judgements. `meant` are the paths in the source folder that its addresses mean."""

    record: Record
    pages: tuple[PutPage, ...]
    meant: tuple[str, ...]


def build_article(grounds: Grounds, layout: Layout, site: Path, file: ArticleFile) -> Rendered:
    """Judges an article, writes its pages into a site that is being made, and lets its texts go. Raises OSError where a page cannot be written."""
    judged = judge_article(grounds, file)
    desk = _Desk(judged, grounds.settings, layout)
    pages = tuple(put_page(site, desk.page(*one)) for one in zip(judged.judgements, (None, *judged.catalogues), strict=True))
    meant = {layout.meant(file.name, judged.article.base, url) for url in desk.asked}
    return Rendered(record(judged, Keep.VERDICTS), pages, tuple(sorted(path for path in meant if path is not None)))


@dataclass(frozen=True, slots=True)
class _Desk:
    """What the pages of an article share."""

    judged: Judged
    settings: Settings
    layout: Layout
    asked: set[str] = field(default_factory=set)

    def page(self, judgement: Judgement, catalogue: str | None) -> PublishedPage:
        article, source, target = self.judged.article, language(self.settings.source_locale), language(judgement.verdict.locale)
        match judgement.verdict:
            case Cleared() as cleared:
                untranslated = 0 if target == source else sum(text is None and unit.shown for text, unit in zip(cleared.texts, article.units, strict=True))
                content = article.encoding.encode(assemble(article, cleared, source, target, self.surroundings(target, untranslated)))
                warnings = tuple(_published_warnings(article, cleared, source, judgement.sign_offs))
                title = None if target.pseudo else _title(article, cleared)
                verdict = "cleared"
            case _:
                original = source if source in self.published and source != target else None
                content = notice_page(article.name, target, original, self.layout).encode()
                warnings, title, verdict, untranslated = (), None, "withheld", 0
        return PublishedPage(
            path=self.layout.page(article.name, target),
            article=article.name,
            locale=target.name,
            lang=target.tag,
            dir=target.direction,
            verdict=verdict,
            source=article.digest,
            catalogue=catalogue,
            warnings=warnings,
            content=content,
            title=title,
            untranslated=untranslated,
        )

    @property
    def published(self) -> Sequence[Language]:
        """The languages in which readers find the article."""
        cleared = [language(judgement.verdict.locale) for judgement in self.judged.judgements if isinstance(judgement.verdict, Cleared)]
        return [target for target in cleared if not target.pseudo]

    def surroundings(self, target: Language, untranslated: int) -> Surroundings:
        made = surroundings(self.judged.article, self.settings, self.layout, target, self.published, untranslated)
        if self.settings.links is Links.KEEP:
            return made
        return replace(made, link=self.noted(made.link), drawn=self.noted(made.drawn))

    def noted(self, answer: Callable[[str], A]) -> Callable[[str], A]:
        """The same answers; what was asked is noted."""

        def noting(url: str) -> A:
            self.asked.add(url)
            return answer(url)

        return noting


def _published_warnings(article: Article, cleared: Cleared, source: Language, signed: Mapping[str, tuple[SignOff, ...]]) -> Iterator[PublishedWarning]:
    for mark in article.marks:
        texts = tuple(fragment for unit in mark.units if article.units[unit].shown for fragment in spoken(article, cleared, unit, source))
        sign_offs = tuple(_published_sign_off(sign_off) for sign_off in signed.get(mark.id, ()))
        yield PublishedWarning(mark.id, mark.severity, texts, digest("\n".join(texts).encode()), sign_offs, mark.place.file, mark.place.line)


def _published_sign_off(sign_off: SignOff) -> PublishedSignOff:
    parts = digests(sign_off.matter)
    return PublishedSignOff(sign_off.name, sign_off.role, sign_off.time, parts["source"], parts["translation"], parts["facts"], sign_off.digest)


def _title(article: Article, cleared: Cleared) -> str:
    for text, unit in zip(cleared.texts, article.units, strict=True):
        if "page title" in unit.role:
            return text or unit.msgid
    return article.name
