"""Commands about the published site."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.options import Exit, Options, common, today, verdicts


@click.command()
@common
def build(options: Options) -> Exit:
    """Publish what is cleared; withhold the rest."""
    from pipeline.run import site
    from pipeline.run.project import open_project

    built = options.alone(lambda: site.build(open_project(options.project, options.jobs), options.jobs, today()))
    if built.outcome.failed:
        click.echo(verdicts(options, built.outcome), nl=False)
    else:
        options.say(verdicts(options, built.outcome))
    options.say(f"{'published' if built.changed else 'nothing changed'}: {options.project / built.output}/index.html")
    return Exit.FINDINGS if built.outcome.failed else Exit.WELL


@click.command()
@click.argument("folder", required=False, metavar="[DIR]")
@common
def audit(options: Options, folder: str | None) -> Exit:
    """Read a published site with independent eyes. Without DIR: the project's own."""
    from pipeline.model import PipelineError
    from pipeline.report.text import render_findings
    from pipeline.run import site
    from pipeline.run.project import open_project

    if folder is not None and "://" in folder:
        raise PipelineError("a site on the web cannot be audited by this version", mend="audit the folder that was uploaded", file=folder, usage=True)
    project = open_project(options.project, options.jobs) if folder is None else None
    published = Path(folder) if folder is not None else options.project / project.settings.output_dir if project is not None else Path()
    audited = site.audit(project, published)
    if audited.findings:
        click.echo(render_findings(audited.findings), nl=False)
    options.say(f"audited {audited.pages} pages with {audited.warnings} warnings: {len(audited.findings)} findings")
    return Exit.FINDINGS if audited.findings else Exit.WELL
