"""argv → options → run. The only place that prints or exits."""

from pipeline.cli.main import main

__all__ = ["main"]
