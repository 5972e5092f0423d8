"""However large a catalogue is, it is read or refused in memory that grows with the file."""

from __future__ import annotations

import subprocess
import sys

import pytest

from pipeline.catalog import reader
from pipeline.catalog.reader import read_catalogue
from pipeline.model import PipelineError

from .builders import HEADER, LABEL

MEGABYTE = 1 << 20
TIMES = 12
"""Memory that a reader may take for each byte of the file, the file itself included."""
UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in one of `ru_maxrss`."""

PROGRAM = """
import resource, sys
from pipeline.catalog.reader import read_catalogue
from pipeline.model import PipelineError
content = sys.stdin.buffer.read()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    said = len(read_catalogue(content, "peel.po").entries)
except PipelineError as error:
    said = error.cause
print(said, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before, sep="\\t")
"""


def taken(body: bytes) -> tuple[str, float]:
    """What a process of its own says of a catalogue, and how many times its size it took to say so."""
    content = HEADER.encode() + body
    run = subprocess.run([sys.executable, "-c", PROGRAM], input=content, capture_output=True, check=True)
    said, memory = run.stdout.decode().rsplit("\t", 1)
    return said, 1 + int(memory) * UNIT / len(content)


@pytest.mark.parametrize(
    "body", [b'msgid "a"\nmsgstr "%s"\n' % (b"nicht. " * 1_500_000), b'msgid "a"\nmsgstr ""\n%s' % (b'"nicht so, sondern anders. "\n' * 370_000)]
)
def test_a_translation_of_ten_megabytes_is_read(body: bytes) -> None:
    assert len(body) > 10 * MEGABYTE
    said, times = taken(body)
    assert said == "1"
    assert times < TIMES


def test_a_catalogue_of_the_largest_size_is_read() -> None:
    entry = b'#. Role: paragraph\n#: source/peel.html\nmsgid "A text about peels %08d"\nmsgstr "Ein Text, der etwas l\xc3\xa4nger ist %08d"\n\n'
    body = b"".join(entry % (number, number) for number in range(63 * MEGABYTE // (len(entry) + 8)))
    assert len(body) > 60 * MEGABYTE
    said, times = taken(body)
    assert int(said) > 400_000
    assert times < TIMES


@pytest.mark.parametrize("line", [b"#, fuzzy\n", b'msgid "\n"x\n', b'""\n', b"\n"], ids=["flags", "open texts", "empty texts", "empty lines"])
def test_a_file_of_more_lines_than_any_catalogue_has_is_refused(line: bytes) -> None:
    with pytest.raises(PipelineError, match="has more than 4,000,000 lines"):
        read_catalogue(HEADER.encode() + line * 4_000_001, LABEL)


@pytest.mark.parametrize("line", [b'msgid "\n"x\n', b'"\n'], ids=["open texts", "lone quotes"])
def test_as_many_lines_as_a_catalogue_may_have_are_read_or_refused_within_bounds(line: bytes) -> None:
    lines = line.count(b"\n")
    _, times = taken(line * ((reader._MOST_LINES - 9) // lines))
    assert times < TIMES * 3
