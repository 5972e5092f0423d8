"""Commands about templates and catalogues."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pipeline.cli.options import Exit, Options, common, date

if TYPE_CHECKING:
    from pipeline.run.catalogues import Written


@click.command()
@common
def extract(options: Options) -> Exit:
    """Write the templates: source/ → locales/*.pot."""
    from pipeline.run import catalogues
    from pipeline.run.project import open_project

    project = open_project(options.project, options.jobs)
    _tell(options, catalogues.extract(project, date()))
    units = sum(len(article.units) for article in project.articles)
    covered, excluded = sum(article.covered for article in project.articles), sum(article.excluded for article in project.articles)
    options.say(f"{units} units; {covered} visible characters in units, {excluded} in excluded elements, none elsewhere")
    return Exit.WELL


@click.command()
@click.option("-l", "--locale", "locales", multiple=True, required=True, metavar="LOCALE", help="A locale to begin; repeatable.")
@click.argument("more", nargs=-1, metavar="[LOCALE]...")
@common
def init(options: Options, locales: tuple[str, ...], more: tuple[str, ...]) -> Exit:
    """Begin new catalogues for some locales."""
    from pipeline.run import catalogues
    from pipeline.run.project import open_project

    _tell(options, catalogues.init(open_project(options.project, options.jobs), (*locales, *more), date()))
    return Exit.WELL


@click.command()
@common
def update(options: Options) -> Exit:
    """Bring the templates and the catalogues of every locale up to date."""
    from pipeline.run import catalogues
    from pipeline.run.project import open_project

    _tell(options, catalogues.update_catalogues(open_project(options.project, options.jobs), date()))
    return Exit.WELL


def _tell(options: Options, written: Written) -> None:
    for path in written.written:
        options.say(f"wrote {path}")
    if not written.written:
        options.say(f"nothing changed in {len(written.looked_at)} catalogues")
