"""A long run shows on stderr how far it is; what it gives stays the same, and a short one says nothing."""

from __future__ import annotations

import io
import sys
from functools import partial

import pytest

from pipeline.cli.progress import LONG, Shown
from pipeline.executor import Serial
from tests.executor.tasks import shifted

ITEMS = range(LONG)


class Terminal(io.StringIO):
    """What is written where somebody looks on."""

    def isatty(self) -> bool:
        return True


def test_elsewhere_than_on_a_terminal_a_long_stage_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(Shown(Serial()).map(partial(shifted, 1), ITEMS, "checking")) == [item + 1 for item in ITEMS]
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert err.startswith(f"checking: {LONG} articles in ")


def test_a_short_stage_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(list(Shown(Serial()).map(partial(shifted, 1), range(LONG - 1), "checking"))) == LONG - 1
    assert capsys.readouterr() == ("", "")


def test_on_a_terminal_a_bar_tells_rate_and_number_and_is_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert list(Shown(Serial()).map(partial(shifted, 1), ITEMS, "checking")) == [item + 1 for item in ITEMS]
    drawn = terminal.getvalue()
    assert "checking" in drawn
    assert f"{LONG}/{LONG}" in drawn
    assert "articles/s" in drawn
    assert drawn.rstrip().endswith("\x1b[2K")
