"""argv → options → run. The only place that prints or exits."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum, IntEnum
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn

import click

from pipeline import __version__


class Exit(IntEnum):
    """What an exit code means."""

    WELL = 0
    FINDINGS = 1
    USAGE = 2
    UNUSABLE = 3


class Voice(Enum):
    """How much is printed."""

    QUIET = "errors only"
    NORMAL = "what happened"
    VERBOSE = "all findings"


@dataclass(frozen=True, slots=True)
class Options:
    """What every command takes."""

    project: Path
    voice: Voice
    jobs: int

    def say(self, text: str) -> None:
        """Prints a result, unless nothing but errors is wanted."""
        if self.voice is not Voice.QUIET:
            click.echo(text, nl=not text.endswith("\n"))


def main() -> NoReturn:
    """Runs the command line. Exit codes: 0 well, 1 findings or something withheld, 2 usage or nothing to check, 3 unusable input."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    # What the stages make is frozen and without cycles, so the collector would look through a large article again and again for nothing.
    gc.set_threshold(200_000, 20, 20)
    caveat(prog_name="caveat")
    raise SystemExit(Exit.WELL)


def _date() -> str:
    """Now, as gettext headers write it; SOURCE_DATE_EPOCH, where it is set, makes a run repeatable."""
    from pipeline.model import PipelineError

    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise PipelineError(f'SOURCE_DATE_EPOCH="{epoch}" is no moment', mend="give the seconds since 1970, or leave it unset", usage=True) from error
    return moment.strftime("%Y-%m-%d %H:%M+0000")


def _common(command: Callable[..., Exit]) -> Callable[..., None]:
    """Adds the options that every command takes, turns unusable input into one message, and exits."""

    @click.option("--project", type=click.Path(path_type=Path), default=Path(), show_default="the current folder", help="The project's folder.")
    @click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
    @click.option("-v", "--verbose", is_flag=True, help="Print every finding.")
    @click.option("--jobs", type=click.IntRange(1, 256), default=1, show_default=True, help="Worker processes.")
    @click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True, help="Colour in the text report.")
    @wraps(command)
    def wrapped(project: Path, quiet: bool, verbose: bool, jobs: int, color: str, **rest: Any) -> None:
        from pipeline.model import PipelineError

        context = click.get_current_context()
        context.color = {"auto": None, "always": True, "never": False}[color]
        voice = Voice.QUIET if quiet else Voice.VERBOSE if verbose else Voice.NORMAL
        try:
            code = command(Options(project, voice, jobs), **rest)
        except PipelineError as error:
            from pipeline.report.visible import visible

            shown = "\n".join(visible(line, 1000) for line in str(error).splitlines())
            click.echo(click.style("error: ", fg="red", bold=True) + shown, err=True)
            code = Exit(error.exit_code)
        context.exit(code)

    return wrapped


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="caveat")
def caveat() -> None:
    """Localizes articles and proves that every safety warning is in every locale.

    Exit codes: 0 all is well, 1 an error was found or a page is withheld, 2 usage or nothing to check, 3 unusable input.
    """


@caveat.command()
@_common
def extract(options: Options) -> Exit:
    """Write the templates: source/ → locales/*.pot."""
    from pipeline import run

    project = run.open_project(options.project, options.jobs)
    _tell(options, run.extract(project, _date()))
    units = sum(len(article.units) for article in project.articles)
    covered, excluded = sum(article.covered for article in project.articles), sum(article.excluded for article in project.articles)
    options.say(f"{units} units; {covered} visible characters in units, {excluded} in excluded elements, none elsewhere")
    return Exit.WELL


@caveat.command()
@click.option("-l", "--locale", "locales", multiple=True, required=True, metavar="LOCALE", help="A locale to begin; repeatable.")
@click.argument("more", nargs=-1, metavar="[LOCALE]...")
@_common
def init(options: Options, locales: tuple[str, ...], more: tuple[str, ...]) -> Exit:
    """Begin new catalogues for some locales."""
    from pipeline import run

    _tell(options, run.init(run.open_project(options.project, options.jobs), (*locales, *more), _date()))
    return Exit.WELL


@caveat.command()
@_common
def update(options: Options) -> Exit:
    """Bring the templates and the catalogues of every locale up to date."""
    from pipeline import run

    _tell(options, run.update_catalogues(run.open_project(options.project, options.jobs), _date()))
    return Exit.WELL


@caveat.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Form of the report.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the report to a file.")
@click.option("--locale", "locales", multiple=True, help="Only this locale; repeatable.")
@click.option("--article", "articles", multiple=True, help="Only articles of this name, a glob; repeatable.")
@_common
def check(options: Options, form: str, output: Path | None, locales: tuple[str, ...], articles: tuple[str, ...]) -> Exit:
    """Prove that every warning is whole in every locale."""
    from pipeline import files, run
    from pipeline.report.data import render_json

    outcome = run.check(run.open_project(options.project, options.jobs), run.Selection(locales, articles), options.jobs)
    report = render_json(outcome) if form == "json" else _text(options, outcome)
    if output is not None:
        files.write(output.absolute(), report.encode("utf-8"), label=str(output))
    elif form == "json" or outcome.failed or options.voice is not Voice.QUIET:
        click.echo(report, nl=False)
    return Exit.FINDINGS if outcome.failed else Exit.WELL


@caveat.command()
@_common
def build(options: Options) -> Exit:
    """Publish what is cleared; withhold the rest."""
    from pipeline import run

    built = run.build(run.open_project(options.project, options.jobs), options.jobs)
    if built.outcome.failed:
        click.echo(_text(options, built.outcome), nl=False)
    else:
        options.say(_text(options, built.outcome))
    options.say(f"{'published' if built.changed else 'nothing changed'}: {options.project / built.output}/index.html")
    return Exit.FINDINGS if built.outcome.failed else Exit.WELL


@caveat.command()
@click.argument("folder", required=False, metavar="[DIR]")
@_common
def audit(options: Options, folder: str | None) -> Exit:
    """Read a published site with independent eyes. Without DIR: the project's own."""
    from pipeline import run
    from pipeline.model import PipelineError
    from pipeline.report.text import render_findings

    if folder is not None and "://" in folder:
        raise PipelineError("a site on the web cannot be audited by this version", mend="audit the folder that was uploaded", file=folder, usage=True)
    project = run.open_project(options.project, options.jobs) if folder is None else None
    site = Path(folder) if folder is not None else options.project / project.settings.output_dir if project is not None else Path()
    audited = run.audit(project, site)
    if audited.findings:
        click.echo(render_findings(audited.findings), nl=False)
    options.say(f"audited {audited.pages} pages with {audited.warnings} warnings: {len(audited.findings)} findings")
    return Exit.FINDINGS if audited.findings else Exit.WELL


@caveat.command()
@_common
def status(options: Options) -> Exit:
    """Print the matrix of locales and warnings, and how far translation is."""
    from pipeline import run
    from pipeline.report.matrix import render_matrix

    outcome = run.check(run.open_project(options.project, options.jobs), run.ALL, options.jobs)
    click.echo(render_matrix(outcome), nl=False)
    return Exit.FINDINGS if outcome.failed else Exit.WELL


def _text(options: Options, outcome: Any) -> str:
    from pipeline.model import Level
    from pipeline.report.text import render_text

    least = {Voice.QUIET: Level.ERROR, Voice.NORMAL: Level.WARNING, Voice.VERBOSE: Level.INFO}[options.voice]
    return render_text(outcome, least=least)


def _tell(options: Options, written: Any) -> None:
    for path in written.written:
        options.say(f"wrote {path}")
    if not written.written:
        options.say(f"nothing changed in {len(written.looked_at)} catalogues")
