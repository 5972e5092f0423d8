"""Commands about the published site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import Exit, Options, Voice, common, remembering, today, verdicts

if TYPE_CHECKING:
    from pipeline.model import Finding
    from pipeline.run.unchanged import Built
    from pipeline.store import Store

_PICTURES = Path("build/audit")


@click.command()
@remembering
@common
def build(options: Options, store: Store | None) -> Exit:
    """Publish what is cleared; withhold the rest."""
    built = _unchanged(options, store) or options.alone(lambda: _made(options, store))
    if built.outcome.failed:
        click.echo(verdicts(options, built.outcome), nl=False)
    else:
        options.say(verdicts(options, built.outcome))
    if options.voice is Voice.VERBOSE:
        options.say(f"taken over from earlier runs: {built.taken_over} of {built.articles} articles")
    options.say(f"{'published' if built.changed else 'nothing changed'}: {options.project / built.output}/index.html")
    return Exit.FINDINGS if built.outcome.failed else Exit.WELL


def _unchanged(options: Options, store: Store | None) -> Built | None:
    """What was built before, where nothing has changed since: then nothing is read, and nobody is waited for."""
    from pipeline.run.cache import Cache
    from pipeline.run.unchanged import unchanged_site

    return None if store is None else unchanged_site(Cache(store, options.project), today())


def _made(options: Options, store: Store | None) -> Built:
    from pipeline.run import site
    from pipeline.run.cache import Cache
    from pipeline.run.project import open_project

    cache = None if store is None else Cache(store, options.project)
    project = open_project(options.project, options.executor)
    return site.build(project, today()) if cache is None else site.build_changed(cache, project, today())


@click.command()
@click.argument("folder", required=False, metavar="[DIR|URL]")
@click.option("--manifest", type=click.Path(path_type=Path, dir_okay=False), help="For a URL: the manifest.json of the build instead of the one there.")
@click.option("--allow-loopback", is_flag=True, help="Let a URL lead to this computer.")
@click.option("--browser", is_flag=True, help="Also open every page in Chromium, narrow and wide, zoomed and printed; pictures go to build/audit/.")
@common
def audit(options: Options, folder: str | None, manifest: Path | None, allow_loopback: bool, browser: bool) -> Exit:
    """Read a published site with independent eyes. Without DIR: the project's own."""
    from pipeline.audit.deployed import Reach
    from pipeline.model import Level, PipelineError
    from pipeline.report.text import render_findings
    from pipeline.run import browsing, deployed, site
    from pipeline.run.project import open_project

    browsed: tuple[Finding, ...] = ()
    if folder is not None and "://" in folder:
        if browser:
            raise PipelineError("--browser reads files, not a site on the web", mend="give the folder that was uploaded", file=folder, usage=True)
        audited = deployed.audit(folder, manifest, deployed.contract_of(options.project), Reach.LOOPBACK if allow_loopback else Reach.PUBLIC)
    elif manifest is not None or allow_loopback:
        raise PipelineError("--manifest and --allow-loopback are for a site on the web", mend="leave them out, or give an address", usage=True)
    else:
        project = open_project(options.project, options.executor) if folder is None else None
        published = Path(folder) if folder is not None else options.project / project.settings.output_dir if project is not None else Path()
        audited = site.audit(project, published)
        browsed = browsing.browse(published, options.project / _PICTURES, options.jobs).findings if browser else ()
    told = [finding for finding in (*audited.findings, *browsed) if finding.level is not Level.INFO or options.voice is Voice.VERBOSE]
    if told:
        click.echo(render_findings(told), nl=False)
    options.say(f"audited {audited.pages} pages with {audited.warnings} warnings: {len(told)} findings")
    return Exit.FINDINGS if any(finding.level is Level.ERROR for finding in told) else Exit.WELL
