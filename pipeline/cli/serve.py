"""The command that shows the pages as they stand."""

from __future__ import annotations

import signal
import webbrowser

import click

from pipeline.cli.options import Exit, Options, common, today


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port to listen on; 0 takes any that is free.")
@click.option("--host", default="127.0.0.1", show_default=True, help="127.0.0.1, ::1 or localhost: a preview is for this computer alone.")
@click.option("--open", "opened", is_flag=True, help="Open it in the browser.")
@common
def serve(options: Options, port: int, host: str, opened: bool) -> Exit:
    """Preview every page as it stands, sound or not, and show what is wrong in place. Writes nothing; Ctrl-C ends it."""
    from pipeline.run.serving import preview_server
    from pipeline.source.settings import read_settings

    read_settings(options.project)  # a folder that is no project is a mistake of the command, not one to be mended in a browser
    server = preview_server(options.project, host, port, today)
    try:
        click.echo(f"preview: {server.address} (Ctrl-C ends it)")
        if opened:
            webbrowser.open(server.address)
        server.serve_forever()
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # one is enough, though a shell and a program round this one may each send theirs
    finally:
        server.server_close()
    return Exit.WELL
