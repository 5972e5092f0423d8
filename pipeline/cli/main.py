"""The command line: its commands, in the order in which a project uses them."""

from __future__ import annotations

import gc
import sys
from typing import NoReturn

import click

from pipeline import __version__
from pipeline.cli.catalogues import extract, format_, init, update
from pipeline.cli.exchange import export, import_
from pipeline.cli.gate import check, explain, facts, status
from pipeline.cli.merge import merge_po
from pipeline.cli.options import Exit
from pipeline.cli.review import review
from pipeline.cli.site import audit, build


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


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="caveat")
def caveat() -> None:
    """Localizes articles and proves that every safety warning is in every locale.

    Exit codes: 0 all is well, 1 an error was found or a page is withheld, 2 usage or nothing to check, 3 unusable input.
    """


for command in (extract, init, update, format_, check, explain, facts, build, audit, status, export, import_, merge_po, review):
    caveat.add_command(command)
