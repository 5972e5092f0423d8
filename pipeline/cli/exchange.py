"""Commands about the files of CAT tools."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import Exit, Options, common

if TYPE_CHECKING:
    from pipeline.run.exchange import Imported


@click.command()
@click.option("--format", "form", type=click.Choice(["xliff2", "xliff1", "tmx", "csv"]), default="xliff2", show_default=True, help="Form of the files.")
@click.option("-l", "--locale", "locales", multiple=True, metavar="LOCALE", help="Only this locale; repeatable.")
@click.option("--article", "articles", multiple=True, metavar="GLOB", help="Only articles of this name, a glob; repeatable.")
@click.option("--output", type=click.Path(path_type=Path, file_okay=False), required=True, metavar="DIR", help="The folder for the files.")
@common
def export(options: Options, form: str, locales: tuple[str, ...], articles: tuple[str, ...], output: Path) -> Exit:
    """Write files for CAT tools: XLIFF 2.1 or 1.2, a translation memory, a table."""
    from pipeline.run import exchange
    from pipeline.run.project import Selection, open_project

    project = open_project(options.project, options.executor)
    written = exchange.export(project, Selection(locales, articles), exchange.Format(form), output)
    for path in written.written:
        options.say(f"wrote {path}")
    if not written.written:
        options.say(f"nothing changed in {len(written.looked_at)} files")
    return Exit.WELL


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@common
def import_(options: Options, paths: tuple[Path, ...]) -> Exit:
    """Take translations from the files of CAT tools into the catalogues; nothing newer is replaced."""
    from pipeline.run import exchange
    from pipeline.run.project import open_project

    imported = options.alone(lambda: exchange.import_files(open_project(options.project, options.executor), paths))
    _tell(options, imported)
    return Exit.FINDINGS if imported.refused else Exit.WELL


def _tell(options: Options, imported: Imported) -> None:
    from pipeline.report.visible import visible

    for path in imported.written.written:
        options.say(f"wrote {path}")
    options.say(f"{imported.taken} translations taken, {len(imported.refused)} not taken" if imported.taken or imported.refused else "nothing changed")
    for refusal in imported.refused:
        click.echo(f"{visible(refusal.file, 200)}:{refusal.line}: not taken: {refusal.reason.cause}")
        click.echo(f'  text: "{visible(refusal.key[1], 100)}"\n  mend: {refusal.reason.mend}')
