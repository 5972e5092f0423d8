"""What every command takes and how every command ends."""

from __future__ import annotations

import datetime as dt
import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum, IntEnum
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from pipeline.executor import Executor
    from pipeline.model import Outcome
    from pipeline.store import Store

A = TypeVar("A")


class Exit(IntEnum):
    """What an exit code means."""

    WELL = 0
    FINDINGS = 1
    USAGE = 2
    UNUSABLE = 3
    STOPPED = 130
    """Ctrl-C: 128 and the number of its signal, as shells count."""


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
    scheduler: str | None = None

    def say(self, text: str) -> None:
        """Prints a result, unless nothing but errors is wanted."""
        if self.voice is not Voice.QUIET:
            click.echo(text, nl=not text.endswith("\n"))

    @property
    def executor(self) -> Executor:
        """With how many hands articles are dealt with. Raises PipelineError (usage) where there is no speaking to the scheduler."""
        from pipeline.cli.progress import Shown
        from pipeline.executor import local, remote

        executor = local(self.jobs) if self.scheduler is None else remote(self.scheduler, self.project)
        return executor if self.voice is Voice.QUIET else Shown(executor)

    def alone(self, work: Callable[[], A]) -> A:
        """Does what writes to the project while no other program does. Says on stderr whom it waits for, unless nothing but errors is wanted."""
        from pipeline.run.writing import alone

        return alone(self.project, work, lambda text: None if self.voice is Voice.QUIET else click.echo(text, err=True))


def common(command: Callable[..., Exit]) -> Callable[..., None]:
    """Adds the options that every command takes, turns unusable input into one message, and exits."""

    @click.option("--project", type=click.Path(path_type=Path), default=Path(), show_default="the current folder", help="The project's folder.")
    @click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
    @click.option("-v", "--verbose", is_flag=True, help="Print every finding.")
    @click.option("--jobs", type=click.IntRange(1, 256), default=1, show_default=True, help="Worker processes.")
    @click.option("--scheduler", metavar="ADDRESS", help="Let a Dask cluster do the work: its scheduler's address, tcp://... or tls://...")
    @click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True, help="Colour in the text report.")
    @wraps(command)
    def wrapped(project: Path, quiet: bool, verbose: bool, jobs: int, scheduler: str | None, color: str, **rest: Any) -> None:
        from pipeline.model import PipelineError

        context = click.get_current_context()
        context.color = {"auto": None, "always": True, "never": False}[color]
        voice = Voice.QUIET if quiet else Voice.VERBOSE if verbose else Voice.NORMAL
        if verbose:
            # What a rule that failed leaves behind: the log has its traceback, of forked worker processes too.
            logging.basicConfig(format="%(message)s")
            logging.getLogger("pipeline.validate.gate").setLevel(logging.DEBUG)
        try:
            code = command(Options(project if scheduler is None else project.resolve(), voice, jobs, scheduler), **rest)
        except PipelineError as error:
            from pipeline.report.visible import inert, visible

            shown = inert("\n".join(visible(line, 1000) for line in str(error).splitlines()))
            click.echo(click.style("error: ", fg="red", bold=True) + shown, err=True)
            code = Exit(error.exit_code)
        except KeyboardInterrupt:
            click.echo("stopped; nothing is half-written", err=True)
            code = Exit.STOPPED
        context.exit(code)

    return wrapped


def _store(context: click.Context, option: click.Parameter, anew: bool) -> Store | None:  # noqa: ARG001  click's own signature
    if anew:
        return None
    from pipeline.store import user_store

    return user_store()


remembering = click.option("--no-cache", "store", is_flag=True, callback=_store, help="Take nothing over from earlier runs, and remember nothing.")
"""Gives a command the store of what earlier runs found, None where nothing is to be taken over or the user has no place for a store."""


def date() -> str:
    """Now, as gettext headers write it; SOURCE_DATE_EPOCH, where it is set, makes a run repeatable."""
    return _moment().strftime("%Y-%m-%d %H:%M+0000")


def today() -> dt.date:
    """The day, in UTC, on which waivers hold or have ended; SOURCE_DATE_EPOCH, where it is set, makes a run repeatable."""
    return _moment().date()


def moment() -> str:
    """Now, as the review ledger writes it; SOURCE_DATE_EPOCH, where it is set, makes a run repeatable."""
    return _moment().strftime("%Y-%m-%dT%H:%M:%SZ")


def _moment() -> datetime:
    from pipeline.model import PipelineError

    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise PipelineError(f'SOURCE_DATE_EPOCH="{epoch}" is no moment', mend="give the seconds since 1970, or leave it unset", usage=True) from error


def verdicts(options: Options, outcome: Outcome) -> str:
    """The text report, with as many findings as the options ask for."""
    from pipeline.model import Level
    from pipeline.report.text import render_text

    least = {Voice.QUIET: Level.ERROR, Voice.NORMAL: Level.WARNING, Voice.VERBOSE: Level.INFO}[options.voice]
    return render_text(outcome, least=least)
