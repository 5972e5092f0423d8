"""From a project to a site, and back from a site to findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import GENERATOR, files
from pipeline.locales import language
from pipeline.model import ArticleFile, Outcome, Presence
from pipeline.publish.layout import Layout
from pipeline.publish.site import PutPage, publish
from pipeline.run.cache import Cache
from pipeline.run.gate import grounds, outcome
from pipeline.run.judging import Grounds, Record
from pipeline.run.layouts import layout_of
from pipeline.run.project import ALL, Project
from pipeline.run.rendering import Rendered, build_article
from pipeline.run.reuse import Reuse, reuse
from pipeline.run.unchanged import Built

if TYPE_CHECKING:
    from pipeline.audit import Audited


def build(project: Project, today: date = date.max) -> Built:
    """Publishes what is cleared and puts a notice in the place of what is withheld. Waivers hold up to their last day, so without `today` none does.

    Each article is judged and rendered by one task; what is kept of it is small. Nothing is published where the whole proves nothing.
    """
    return _published(_Work(project, grounds(project, project.settings.locales, None, today), layout_of(project), today))


def build_changed(cache: Cache, project: Project, today: date) -> Built:
    """As `build`: what an earlier run made of the same input is taken over. The site is the one that `build` would make, byte for byte."""
    layout = layout_of(project)
    kept = reuse(cache, project, lambda read: grounds(read, read.settings.locales, None, today), layout)
    work = _Work(project, kept.grounds, layout, today, kept)
    built = _published(work)
    kept.finish_build(built.outcome, work.others)
    return built


@dataclass(slots=True)
class _Work:
    """One build. `kept` is what it takes over, None where it makes everything itself."""

    project: Project
    grounds: Grounds
    layout: Layout
    today: date
    kept: Reuse | None = None
    found: list[Outcome] = field(default_factory=list)
    others: tuple[str, ...] = ()

    def pages(self, new: Path) -> Iterator[PutPage]:
        """Puts every page into a new site. Raises PipelineError where the whole proves nothing."""
        records: list[Record] = []
        for rendered in self.rendered(new):
            records.append(rendered.record)
            yield from rendered.pages
        self.found.append(outcome(self.project, ALL, records, self.today))

    def rendered(self, new: Path) -> Iterator[Rendered]:
        articles, kept = self.project.files, self.kept
        task = partial(build_article, self.grounds, self.layout, new)
        todo = articles if kept is None else kept.look(articles)
        made = self.project.executor.map(task, todo, "building")
        return made if kept is None else kept.in_order(articles, made, task, partial(self.taken_over, kept, new))

    def taken_over(self, kept: Reuse, new: Path, articles: Sequence[ArticleFile]) -> Mapping[str, Rendered]:
        """What is remembered of some articles; their pages lie in the new site as in the old one."""
        rendered = kept.rendered(articles)
        old = self.project.root / self.project.settings.output_dir
        files.take_over(old, new, (page.path for one in rendered.values() for page in one.pages))
        return rendered


def _published(work: _Work) -> Built:
    project, settings = work.project, work.project.settings
    languages = {name: language(name) for name in (settings.source_locale, *settings.locales)}
    work.layout.refuse_shared(project.files, tuple(languages.values()))
    published = publish(
        project.root / settings.output_dir,
        work.pages,
        {asset.path: project.root / asset.file for asset in project.assets},
        label=settings.output_dir,
        layout=work.layout,
        source=project.source,
        languages=languages,
        generator=GENERATOR,
        optional={"warnings_optional": True} if settings.warnings is Presence.OPTIONAL else {},
        hosting=settings.hosting,
    )
    work.others = published.others
    taken_over = 0 if work.kept is None else len(work.kept.needed)
    return Built(work.found[0], settings.output_dir, published.changed, taken_over, len(project.files))


def audit(project: Project | None, folder: Path) -> Audited:
    """Reads a built site with other eyes; with the project at hand its contract is held against the pages too."""
    from pipeline.audit import audit_site  # noqa: PLC0415  two parsers, 0.2 s, which a build need not pay for

    return audit_site(folder, None if project is None else project.contract)
