"""What GNU msgcat makes of a catalogue, wherever both it and the strict reader accept the file."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from pipeline.catalog.reader import read_catalogue
from pipeline.model import PipelineError

from .builders import HEADER, LABEL, Values, our_values, polib_values
from .test_lossless import LINES, files

pytestmark = pytest.mark.skipif(shutil.which("msgcat") is None, reason="GNU gettext is not installed")

SCRIPT = 'for file in "$1"/*.po; do msgcat --no-wrap --force-po -o "$file.out" "$file" 2>/dev/null; done; true'


def in_canonical_form(texts: Iterable[str]) -> list[bytes | None]:
    """What msgcat writes for each file, None where it refuses; all in one run of the shell."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number:03}.po" for number, _ in enumerate(texts)]
        for path, text in zip(paths, texts, strict=True):
            path.write_bytes(text.encode())
        subprocess.run(["sh", "-c", SCRIPT, "sh", folder], check=True, env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin:/usr/local/bin"})
        results = [path.with_suffix(".po.out") for path in paths]
        return [result.read_bytes() if result.exists() else None for result in results]


def meaning(values: Iterable[Values]) -> dict[Values, bool]:
    """Context, msgid, plural, msgstr and whether obsolete; of each whether it is fuzzy. msgcat drops obsolete entries without a translation."""
    return {(*row[:4], row[5]): any(flag.lower() == "fuzzy" for flag in row[4]) for row in values if any(row[3]) or not row[5]}


def compared(texts: list[str]) -> int:
    """How many files both accept; that they mean the same is asserted."""
    both = 0
    for text, written in zip(texts, in_canonical_form(texts), strict=True):
        try:
            ours = meaning(our_values(read_catalogue(text.encode(), LABEL)))
        except PipelineError:
            continue
        if written is not None:
            both += 1
            theirs = meaning(polib_values(written, header=True))
            assert ours.keys() == theirs.keys(), text
            # Of several lines of flags the last one counts for gettext 0.21; here each of them does.
            assert all(ours[row] for row, fuzzy in theirs.items() if fuzzy), text
    return both


IN_BATCHES = examples(max_examples=3, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
"""A program is run for each file; a failure names the file, and is not made smaller."""


@IN_BATCHES
@given(st.lists(files().map(lambda text: HEADER + text.removeprefix(HEADER)), min_size=30, max_size=30))
def test_what_msgcat_and_the_reader_accept_means_the_same(texts: list[str]) -> None:
    compared(texts)


@IN_BATCHES
@given(st.lists(st.lists(LINES, max_size=10).map(lambda lines: HEADER + "\n".join(lines)), min_size=30, max_size=30))
def test_a_heap_of_lines_that_msgcat_and_the_reader_accept_means_the_same(texts: list[str]) -> None:
    compared(texts)


def test_msgcat_and_the_reader_accept_what_is_compared() -> None:
    plural = 'msgid "1"\nmsgid_plural "2"\nmsgstr[0] "x"\nmsgstr[1] "y"\n'
    texts = ['msgid "a"\nmsgstr "x"\n', '#, fuzzy\nmsgctxt "k"\nmsgid ""\n"a"\nmsgstr "x\\n"\n', plural, '#~ msgid "a"\n#~ msgstr "x"\n']
    assert compared([HEADER + text for text in texts]) == len(texts)
