"""Commands about verdicts."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import Exit, Options, Voice, common, remembering, today, verdicts

if TYPE_CHECKING:
    from pipeline.model import Outcome, Settings
    from pipeline.run.project import Selection
    from pipeline.store import Store

FORMS = ("text", "json", "sarif", "junit", "github", "gitlab", "html")


@click.command()
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True, help="Form of the report.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the report to a file.")
@click.option("--locale", "locales", multiple=True, help="Only this locale; repeatable.")
@click.option("--article", "articles", multiple=True, help="Only articles of this name, a glob; repeatable.")
@click.option("--since", metavar="REV", help="Find stale pairs too: ask git which translations belonged to another text since this revision.")
@remembering
@common
def check(
    options: Options, form: str, output: Path | None, locales: tuple[str, ...], articles: tuple[str, ...], since: str | None, store: Store | None
) -> Exit:
    """Prove that every warning is whole in every locale."""
    from pipeline import files

    asked = _Asked(locales, articles, since)
    # Neither the history nor what the gate saw of each warning, which one form shows, is remembered.
    outcome = _remembered(options, asked, store) if store is not None and since is None and form != "html" else _anew(options, asked)
    report = _report(form, options, outcome)
    if output is not None:
        files.write(output.absolute(), report.encode("utf-8", "backslashreplace"), label=str(output))
    elif form != "text" or outcome.failed or options.voice is not Voice.QUIET:
        click.echo(report, nl=False)
    if form == "github":
        _summarize(outcome)
    return Exit.FINDINGS if outcome.failed else Exit.WELL


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a check is about; empty means all. `since` is a revision."""

    locales: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    since: str | None = None

    @property
    def selection(self) -> Selection:
        from pipeline.run.project import Selection

        return Selection(self.locales, self.articles)


def _anew(options: Options, asked: _Asked) -> Outcome:
    from pipeline.run import gate
    from pipeline.run.project import open_project

    return gate.check(open_project(options.project, options.executor), asked.selection, asked.since, today())


def _remembered(options: Options, asked: _Asked, store: Store) -> Outcome:
    """What a check finds; where nothing has changed, what the one before found, and nothing is read."""
    from pipeline.run.cache import Cache
    from pipeline.run.unchanged import unchanged_outcome

    cache = Cache(store, options.project)
    found = unchanged_outcome(cache, today()) if asked == _Asked() else None
    if found is None:
        from pipeline.run import gate
        from pipeline.run.project import open_project

        found = gate.check_changed(cache, open_project(options.project, options.executor), asked.selection, today())
    return found


def _settings(options: Options) -> Settings:
    from pipeline.source.settings import read_settings

    return read_settings(options.project)


def _report(form: str, options: Options, outcome: Outcome) -> str:
    """The outcome in one of FORMS. Each form's module is imported where it is asked for: that of SARIF knows every rule, the audit's too."""
    match form:
        case "json":
            from pipeline.report.data import render_json

            return render_json(outcome)
        case "sarif":
            from pipeline import __version__
            from pipeline.report.sarif import render_sarif
            from pipeline.run.explain import all_explanations

            return render_sarif(outcome, all_explanations(), version=__version__, settings=_settings(options).file)
        case "junit":
            from pipeline.report.junit import render_junit

            return render_junit(outcome, source=_settings(options).source_locale)
        case "github":
            from pipeline.report.github import render_github

            return render_github(outcome)
        case "gitlab":
            from pipeline.report.gitlab import render_gitlab

            return render_gitlab(outcome, settings=_settings(options).file)
        case "html":
            from pipeline.report.html import render_html

            return render_html(outcome, source=_settings(options).source_locale)
        case _:
            return verdicts(options, outcome)


def _summarize(outcome: Outcome) -> None:
    """Adds the job summary where GitHub's runner wants it."""
    from pipeline import files
    from pipeline.report.github import render_job_summary

    wanted = os.environ.get("GITHUB_STEP_SUMMARY")
    if wanted:
        files.append(Path(wanted), render_job_summary(outcome).encode("utf-8", "backslashreplace"), label="$GITHUB_STEP_SUMMARY")


@click.command()
@click.argument("rule", required=False)
@common
def explain(options: Options, rule: str | None) -> Exit:
    """Say what RULE finds, what is bad and good, what it weighs and how to settle it. Without RULE: list all."""
    from pipeline.report.rules import render_explanation
    from pipeline.run.explain import all_explanations
    from pipeline.run.explain import explain as found

    if rule is None:
        options.say("".join(f"{one.rule}: {one.summary or one.details.partition(chr(10))[0]}\n" for one in all_explanations()))
    else:
        options.say("\n".join(map(render_explanation, found(rule))))
    return Exit.WELL


@click.command()
@click.argument("article", required=False)
@common
def facts(options: Options, article: str | None) -> Exit:
    """Print what a translation of each warning must keep: what the source text says, and what the contract states. ARTICLE is a name, or a glob."""
    from pipeline.report.facts import render_facts
    from pipeline.run.facts import facts_of
    from pipeline.run.project import Selection, open_project

    click.echo(render_facts(facts_of(open_project(options.project, options.executor), Selection(articles=() if article is None else (article,)))), nl=False)
    return Exit.WELL


@click.command()
@remembering
@common
def status(options: Options, store: Store | None) -> Exit:
    """Print the matrix of locales and warnings, and how far translation is."""
    from pipeline.report.matrix import render_matrix

    outcome = _anew(options, _Asked()) if store is None else _remembered(options, _Asked(), store)
    click.echo(render_matrix(outcome), nl=False)
    return Exit.FINDINGS if outcome.failed else Exit.WELL
