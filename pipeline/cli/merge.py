"""The command that git calls."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.options import Exit, Options, common

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("merge-po")
@click.argument("base", type=_FILE)
@click.argument("ours", type=_FILE)
@click.argument("theirs", type=_FILE)
@click.argument("path", required=False)
@common
def merge_po(options: Options, base: Path, ours: Path, theirs: Path, path: str | None) -> Exit:
    """Merge two versions of a catalogue into OURS, as a merge driver of git: %O %A %B %P."""
    from pipeline.report.visible import visible
    from pipeline.run.merging import merge_files

    joined = merge_files(base, ours, theirs, path or str(ours))
    shown = visible(path or str(ours), 1000)
    if joined.refused is not None:
        click.echo(f"{visible(str(joined.refused).splitlines()[0], 1000)}; both versions of {shown} stand in one conflict", err=True)
    elif joined.conflicts:
        options.say(f"{shown}: both sides translated {joined.conflicts} {'entry' if joined.conflicts == 1 else 'entries'} differently")
    return Exit.FINDINGS if joined.conflicts else Exit.WELL
