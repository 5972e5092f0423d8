"""Commands about verdicts."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.options import Exit, Options, Voice, common, verdicts


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Form of the report.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the report to a file.")
@click.option("--locale", "locales", multiple=True, help="Only this locale; repeatable.")
@click.option("--article", "articles", multiple=True, help="Only articles of this name, a glob; repeatable.")
@click.option("--since", metavar="REV", help="Find stale pairs too: ask git which translations belonged to another text since this revision.")
@common
def check(options: Options, form: str, output: Path | None, locales: tuple[str, ...], articles: tuple[str, ...], since: str | None) -> Exit:
    """Prove that every warning is whole in every locale."""
    from pipeline import files
    from pipeline.report.data import render_json
    from pipeline.run import gate
    from pipeline.run.project import Selection, open_project

    outcome = gate.check(open_project(options.project, options.jobs), Selection(locales, articles), options.jobs, since)
    report = render_json(outcome) if form == "json" else verdicts(options, outcome)
    if output is not None:
        files.write(output.absolute(), report.encode("utf-8"), label=str(output))
    elif form == "json" or outcome.failed or options.voice is not Voice.QUIET:
        click.echo(report, nl=False)
    return Exit.FINDINGS if outcome.failed else Exit.WELL


@click.command()
@common
def status(options: Options) -> Exit:
    """Print the matrix of locales and warnings, and how far translation is."""
    from pipeline.report.matrix import render_matrix
    from pipeline.run import gate
    from pipeline.run.project import ALL, open_project

    outcome = gate.check(open_project(options.project, options.jobs), ALL, options.jobs)
    click.echo(render_matrix(outcome), nl=False)
    return Exit.FINDINGS if outcome.failed else Exit.WELL
