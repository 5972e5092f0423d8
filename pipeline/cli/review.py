"""Commands of the review ledger: read and sign, list, verify."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import Exit, Options, common, moment

if TYPE_CHECKING:
    from pipeline.model import Decision
    from pipeline.run.review import Item, Reviewer

_FILE = click.Path(path_type=Path, dir_okay=False)
_MEANINGS = {
    "accepted": "I have compared source and translation; the translation says all that the source says, as strongly, and nothing else.",
    "rejected": "I have compared source and translation; the translation must not be published as it stands.",
}


class _Walking(click.Group):
    """`caveat review` alone is `caveat review walk`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        walks = not args or (args[0].startswith("-") and args[0] not in ("-h", "--help"))
        return super().parse_args(ctx, ["walk", *args] if walks else args)


@click.group(cls=_Walking)
def review() -> None:
    """Sign warnings off, list and verify the signatures; alone: read what is unsigned."""


@review.command()
@click.option("-l", "--locale", "locales", multiple=True, metavar="LOCALE", help="Only this locale; repeatable.")
@click.option("--article", "articles", multiple=True, metavar="GLOB", help="Only articles of this name, a glob; repeatable.")
@click.option("--name", prompt="Your name", help="Who signs: a name, an address, or Anna Weber <anna@example.org>.")
@click.option("--role", prompt="Your role", help="In which role, such as medical reviewer.")
@click.option("--key", type=_FILE, help="Sign the ledger's new files with this SSH key.")
@common
def walk(options: Options, locales: tuple[str, ...], articles: tuple[str, ...], name: str, role: str, key: Path | None) -> Exit:
    """Read each warning that is not signed off, with its source and what changed, and decide."""
    from pipeline.run import review as ledger
    from pipeline.run.project import Selection, open_project

    project = open_project(options.project, options.executor)
    todo = [item for item in ledger.items(project, Selection(locales, articles)) if ledger.awaits(item, name)]
    sittings: dict[str, str] = {}
    left = 0
    try:
        for number, item in enumerate(todo, 1):
            decision = _asked(options, item, f"{number} of {len(todo)}", name)
            if decision is None:
                left += 1
                continue
            reviewer = _reviewer(name, role, decision, None)
            sittings[item.locale] = options.alone(lambda: ledger.append(project, item, decision, reviewer, moment(), sittings.get(item.locale)))  # noqa: B023  called at once
    except (click.Abort, EOFError):
        click.echo("\nstopped; what was decided is written")
        left = -1
    finally:
        for sitting in sittings.values():
            _close(options, sitting, key)
    return Exit.FINDINGS if left else Exit.WELL


@review.command("list")
@click.option("-l", "--locale", "locales", multiple=True, metavar="LOCALE", help="Only this locale; repeatable.")
@click.option("--article", "articles", multiple=True, metavar="GLOB", help="Only articles of this name, a glob; repeatable.")
@common
def list_(options: Options, locales: tuple[str, ...], articles: tuple[str, ...]) -> Exit:
    """List where every warning stands."""
    from pipeline.report.sign_offs import standing
    from pipeline.report.visible import visible
    from pipeline.run import review as ledger
    from pipeline.run.project import Selection, open_project

    for item in ledger.items(open_project(options.project, options.executor), Selection(locales, articles)):
        state = standing(item.review) if item.matter is not None else "not wholly translated"
        click.echo(f"{item.locale} {visible(item.article)} {visible(item.warning)}: {state}")
    return Exit.WELL


@review.command()
@click.option("-l", "--locale", "locales", multiple=True, required=True, metavar="LOCALE", help="In this locale; repeatable.")
@click.option("--article", "articles", multiple=True, metavar="GLOB", help="Only in articles of this name, a glob; repeatable.")
@click.option("--warning", "warnings", multiple=True, required=True, metavar="ID", help="The warning that is signed off; repeatable.")
@click.option("--name", required=True, help="Who signs: a name, an address, or Anna Weber <anna@example.org>.")
@click.option("--role", required=True, help="In which role, such as medical reviewer.")
@click.option("--accept", "decision", flag_value="accepted", help="The translation may be published.")
@click.option("--reject", "decision", flag_value="rejected", help="It must not be.")
@click.option("--meaning", help="What the signature attests; without it, that both texts were compared.")
@click.option("--key", type=_FILE, help="Sign the ledger's new files with this SSH key.")
@common
def sign(
    options: Options,
    locales: tuple[str, ...],
    articles: tuple[str, ...],
    warnings: tuple[str, ...],
    name: str,
    role: str,
    decision: str | None,
    meaning: str | None,
    key: Path | None,
) -> Exit:
    """Write a decision on some warnings without asking."""
    from pipeline.model import Decision, PipelineError
    from pipeline.run import review as ledger
    from pipeline.run.project import Selection, open_project

    if decision is None:
        raise PipelineError("no decision is given", mend="add --accept or --reject", usage=True)
    decided = Decision(decision)
    reviewer = _reviewer(name, role, decided, meaning)

    def write() -> tuple[ledger.Signing, ...]:
        project = open_project(options.project, options.executor)
        return ledger.sign_all(project, Selection(locales, articles), warnings, decided, reviewer, moment(), key)

    for done in options.alone(write):
        _told(options, done.item, decided, name, written=done.sitting)
    return Exit.WELL


@review.command()
@click.option("-l", "--locale", "locales", multiple=True, metavar="LOCALE", help="Only this locale; repeatable.")
@click.option("--article", "articles", multiple=True, metavar="GLOB", help="Only articles of this name, a glob; repeatable.")
@click.option("--policy-from", metavar="REV", help="Take policy and signers from this revision of git, so that a change cannot admit itself.")
@common
def verify(options: Options, locales: tuple[str, ...], articles: tuple[str, ...], policy_from: str | None) -> Exit:
    """Prove that every warning is signed off as it stands, whatever the settings ask for."""
    from pipeline.report.text import render_findings
    from pipeline.run import verifying
    from pipeline.run.project import Selection, open_project

    verified = verifying.verify(open_project(options.project, options.executor), Selection(locales, articles), policy_from)
    if verified.findings:
        click.echo(render_findings(verified.findings), nl=False)
    whose = f", by the policy of {policy_from}" if policy_from else ""
    options.say(f"{verified.signed} of {verified.warnings} warnings signed off{whose}; {verified.sign_offs} sign-offs in {verified.sittings} files looked at")
    return Exit.FINDINGS if verified.findings else Exit.WELL


def _asked(options: Options, item: Item, count: str, name: str) -> Decision | None:
    """What the reviewer says of one warning; None where nothing can be said of it now."""
    from pipeline.locales import language
    from pipeline.model import Decision
    from pipeline.report.sign_offs import render_item
    from pipeline.report.visible import visible
    from pipeline.run.review import is_translator

    target = language(item.locale)
    heading = f"{count}: {visible(item.warning)} ({visible(item.severity or 'no severity')}) in {visible(item.article)}, {item.locale} {target.english}"
    if item.matter is None:
        options.say(f"{heading}: not wholly translated, nothing to sign")
        return None
    if is_translator(item, name):
        options.say(f"{heading}: you are its translator, somebody else has to sign it")
        return None
    click.echo(render_item(heading, item.matter, item.review, item.former, ("source", target.english)))
    answer = click.prompt("  accept, reject, skip or quit", type=click.Choice(["a", "r", "s", "q"]), default="s")
    if answer == "q":
        raise click.Abort
    return {"a": Decision.ACCEPTED, "r": Decision.REJECTED}.get(answer)


def _reviewer(name: str, role: str, decision: Decision, meaning: str | None) -> Reviewer:
    from pipeline.run.review import Reviewer

    return Reviewer(name, role, _MEANINGS[decision.value] if meaning is None else meaning)


def _close(options: Options, sitting: str, key: Path | None) -> None:
    from pipeline.run.review import put_signature

    options.say(f"wrote {sitting}")
    if key is not None:
        options.say(f"wrote {options.alone(lambda: put_signature(options.project, sitting, key))}")


def _told(options: Options, item: Item, decision: Decision, name: str, written: str | None) -> None:
    from pipeline.report.visible import visible

    what = f"{item.locale} {visible(item.article)} {visible(item.warning)}"
    options.say(f"{what}: {decision.value}, in {written}" if written else f"{what}: {visible(name)} has {decision.value} it already")
