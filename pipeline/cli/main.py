"""The command line: its commands, in the order in which a project uses them."""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from typing import NoReturn

import click

from pipeline import __version__
from pipeline.cli.options import Exit

_COMMANDS = {
    "extract": "catalogues.extract",
    "init": "catalogues.init",
    "update": "catalogues.update",
    "fmt": "catalogues.format_",
    "check": "gate.check",
    "explain": "gate.explain",
    "facts": "gate.facts",
    "build": "site.build",
    "audit": "site.audit",
    "serve": "serve.serve",
    "status": "gate.status",
    "export": "exchange.export",
    "import": "exchange.import_",
    "merge-po": "merge.merge_po",
    "review": "review.review",
}
"""Where each command stands in this room. A module is imported when one of its commands is asked for."""


class _Commands(click.Group):
    """The commands of the table above."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's own signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name].partition(".")
        command: click.Command = getattr(import_module(f"pipeline.cli.{module}"), name)
        return command


def main() -> NoReturn:
    """Runs the command line. Exit codes: 0 well, 1 findings or something withheld, 2 usage or nothing to check, 3 unusable input, 130 stopped."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    # What the stages make is frozen and without cycles, so the collector would look through a large article again and again for nothing.
    gc.set_threshold(200_000, 20, 20)
    caveat(prog_name="caveat")
    raise SystemExit(Exit.WELL)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="caveat")
def caveat() -> None:
    """Localizes articles and proves that every safety warning is in every locale.

    Exit codes: 0 all is well, 1 an error was found or a page is withheld, 2 usage or nothing to check, 3 unusable input.
    """
