"""Commands about templates and catalogues."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import Exit, Options, common, date

if TYPE_CHECKING:
    from pipeline.run.project import Project
    from pipeline.run.writing import Written


@click.command()
@common
def extract(options: Options) -> Exit:
    """Write the templates: source/ → locales/*.pot."""
    from pipeline.run import catalogues
    from pipeline.run.project import open_project

    def work() -> tuple[Project, Written]:
        project = open_project(options.project, options.executor)
        return project, catalogues.extract(project, date())

    project, written = options.alone(work)
    _tell(options, written)
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

    _tell(options, options.alone(lambda: catalogues.init(open_project(options.project, options.executor), (*locales, *more), date())))
    return Exit.WELL


@click.command()
@click.option("--memory", "memories", multiple=True, type=click.Path(path_type=Path), metavar="FILE.tmx", help="A translation memory to draw on; repeatable.")
@common
def update(options: Options, memories: tuple[Path, ...]) -> Exit:
    """Bring the templates and the catalogues of every locale up to date."""
    from pipeline.run import catalogues
    from pipeline.run.project import open_project

    _tell(options, options.alone(lambda: catalogues.update_catalogues(open_project(options.project, options.executor), date(), memories)))
    return Exit.WELL


@click.command("fmt")
@click.option("--check", "form", flag_value="check", help="Write nothing; exit with 1 where a file is not in canonical form.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
@common
def format_(options: Options, form: str | None, paths: tuple[Path, ...]) -> Exit:
    """Put catalogues into canonical form: these, or all of the project."""
    from pipeline.run import formatting

    if form is None:
        _tell(options, options.alone(lambda: formatting.format_catalogues(options.project, paths)))
        return Exit.WELL
    found = formatting.uncanonical(options.project, paths).written
    for path in found:
        options.say(f"not in canonical form: {path}")
    return Exit.FINDINGS if found else Exit.WELL


def _tell(options: Options, written: Written) -> None:
    for path in written.written:
        options.say(f"wrote {path}")
    if not written.written:
        options.say(f"nothing changed in {len(written.looked_at)} catalogues")
