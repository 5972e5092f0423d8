"""From verdicts to a site, and back from a site to findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import GENERATOR, files
from pipeline.assemble.page import Surroundings, assemble, spoken
from pipeline.locales import Language, language
from pipeline.model import Article, Cleared, Contract, Judgement, Links, Metadata, NoticeSlot, Outcome, PartialNotice, Presence, Settings, SignOff
from pipeline.publish.layout import Layout, keep
from pipeline.publish.notices import notice_page, partial_notice
from pipeline.publish.pages import head_markup, switcher_markup
from pipeline.publish.site import PublishedPage, PublishedSignOff, PublishedWarning, digest, publish
from pipeline.review.matter import digests
from pipeline.run.gate import check
from pipeline.run.project import ALL, Project
from pipeline.run.workers import workers

if TYPE_CHECKING:
    from pipeline.audit import Audited


@dataclass(frozen=True, slots=True)
class Built:
    """What a build found, where the site lies, and whether anything in it changed."""

    outcome: Outcome
    output: str
    changed: bool


def build(project: Project, jobs: int, today: date = date.max) -> Built:
    """Publishes what is cleared and puts a notice in the place of what is withheld. Waivers hold up to their last day, so without `today` none does."""
    settings = project.settings
    outcome = check(project, ALL, jobs, today=today)
    written = frozenset(article.file.removeprefix(f"{settings.source_dir}/") for article in project.articles)
    assets = frozenset(asset.path for asset in project.assets)
    layout = Layout(assets, settings.base_url, written, settings.urls, settings.source_urls, settings.source_locale)
    languages = {name: language(name) for name in (settings.source_locale, *settings.locales)}
    layout.refuse_shared(project.articles, tuple(languages.values()))
    verdicts: dict[str, list[Judgement]] = {article.name: [] for article in project.articles}
    for judgement in outcome.judgements:
        verdicts[judgement.verdict.article].append(judgement)
    tasks = [(article, tuple(verdicts[article.name])) for article in project.articles]
    with workers(jobs, len(tasks)) as spread:
        pages = (page for group in spread(partial(_render_article, project.root, settings, layout), tasks) for page in group)
        changed = publish(
            project.root / settings.output_dir,
            pages,
            {asset.path: project.root / asset.file for asset in project.assets},
            label=settings.output_dir,
            layout=layout,
            source=project.source,
            languages=languages,
            generator=GENERATOR,
            optional={"warnings_optional": True} if settings.warnings is Presence.OPTIONAL else {},
            hosting=settings.hosting,
        )
    return Built(outcome, settings.output_dir, changed)


def audit(project: Project | None, folder: Path) -> Audited:
    """Reads a built site with other eyes; with the project at hand its contract is held against the pages too."""
    from pipeline.audit import audit_site  # noqa: PLC0415  two parsers, 0.2 s, which a build need not pay for

    return audit_site(folder, None if project is None else project.contract)


def _render_article(root: Path, settings: Settings, layout: Layout, task: tuple[Article, tuple[Judgement, ...]]) -> list[PublishedPage]:
    article, judgements = task
    project = Project(root, settings, Contract("", (), written=False), (), ())
    source = language(settings.source_locale)
    cleared = [language(judgement.verdict.locale) for judgement in judgements if isinstance(judgement.verdict, Cleared)]
    published = [target for target in cleared if not target.pseudo]
    pages = []
    for judgement in judgements:
        target = language(judgement.verdict.locale)
        catalogue = None if target == source else files.read(root / (label := project.catalogue_path(target.name, article.name)), label=label)
        pages.append(_render(article, judgement, source, target, published, layout, settings, None if catalogue is None else digest(catalogue)))
    return pages


def _render(
    article: Article,
    judgement: Judgement,
    source: Language,
    target: Language,
    published: Sequence[Language],
    layout: Layout,
    settings: Settings,
    catalogue: str | None,
) -> PublishedPage:
    path = layout.page(article.name, target)
    match judgement.verdict:
        case Cleared() as cleared:
            untranslated = 0 if target == source else sum(text is None and unit.shown for text, unit in zip(cleared.texts, article.units, strict=True))
            notice = partial_notice(target) if untranslated else ""
            adds = settings.metadata is Metadata.ADD
            surroundings = Surroundings(
                head=head_markup(article, target, published, source, layout) if adds else "",
                switcher=switcher_markup(article, target, published, layout) if adds else "",
                link=layout.linker(article.name, target, article.base) if settings.links is Links.LOCALIZE else keep,
                metadata=settings.metadata,
                notice=notice,
                added_notice=notice if settings.partial_notice is PartialNotice.ADD and not _has_a_place(article) else "",
            )
            content = article.encoding.encode(assemble(article, cleared, source, target, surroundings))
            warnings = tuple(_published_warnings(article, cleared, source, judgement.sign_offs))
            title = None if target.pseudo else _title(article, cleared)
            verdict = "cleared"
        case _:
            content = notice_page(article.name, target, source if source in published and source != target else None, layout).encode()
            warnings, title, verdict, untranslated = (), None, "withheld", 0
    return PublishedPage(
        path=path,
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


def _has_a_place(article: Article) -> bool:
    """Whether the author says where the notice on untranslated parts stands."""
    return any(isinstance(piece, NoticeSlot) and piece.asked for piece in article.pieces)


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
