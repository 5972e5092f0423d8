"""Where the files of a project and of its site lie, from its settings."""

from __future__ import annotations

from pipeline.catalog.template import GLOSSARY
from pipeline.locales import language
from pipeline.publish.layout import Layout
from pipeline.run.ledgers import folder_of
from pipeline.run.places import Pattern, Places
from pipeline.run.project import Project

_MARK = "\0"


def layout_of(project: Project) -> Layout:
    """Where things lie in a project's site."""
    settings = project.settings
    written = frozenset(file.file.removeprefix(f"{settings.source_dir}/") for file in project.files)
    return Layout(frozenset(asset.path for asset in project.assets), settings.base_url, written, settings.urls, settings.source_urls, settings.source_locale)


def places_of(project: Project) -> Places:
    """Every file that a check of the whole project reads and a build writes."""
    settings, layout = project.settings, layout_of(project)
    locales = (settings.source_locale, *settings.locales)
    root = str(project.root.absolute())
    site = f"{root}/{settings.output_dir}"
    glossaries = [project.catalogue_path(locale, GLOSSARY) for locale in locales]
    contracts = [f"{settings.source_dir}/{name}" for name in ("warnings.toml", "waivers.toml")]
    assets = [asset.file for asset in project.assets]
    return Places(
        source=f"{root}/{settings.source_dir}",
        site=site,
        articles={file.name: f"{root}/{file.file}" for file in project.files},
        catalogues=tuple(_pattern(f"{root}/{project.catalogue_path(locale, _MARK)}") for locale in settings.locales),
        pages=tuple(_pattern(f"{site}/{layout.page(_MARK, language(locale))}") for locale in locales),
        general=tuple(f"{root}/{label}" for label in ("pyproject.toml", "caveat.toml", *contracts, *glossaries, *assets)),
        ledgers=tuple(f"{root}/{folder_of(settings, locale)}" for locale in settings.locales),
    )


def _pattern(path: str) -> Pattern:
    before, _, behind = path.partition(_MARK)
    return before, behind
