"""The Translate Toolkit, which Virtaal and Pootle are built on, opens what is written. It is run as a program of its own."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import polib
import pytest

from pipeline.interchange.recognise import read_delivery
from pipeline.interchange.xliff1 import write_xliff1

from .builders import LABEL, OPEN, PROSE, WARNED, offer, unit

pytestmark = pytest.mark.skipif(shutil.which("xliff2po") is None or shutil.which("po2xliff") is None, reason="translate-toolkit is not installed")

SAMPLE = offer(WARNED, PROSE, OPEN, unit("A < B & C", "\u202eا ب\u2028\U0001f9f4"), unit("  two  spaces ", " zwei  "))


def convert(tool: str, source: Path, target: Path, *options: str) -> None:
    ran = subprocess.run([tool, "--progress=none", *options, str(source), str(target)], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert target.is_file(), ran.stderr


def test_it_reads_every_text_and_its_state(tmp_path: Path) -> None:
    (tmp_path / "peel.xlf").write_bytes(write_xliff1(SAMPLE))
    convert("xliff2po", tmp_path / "peel.xlf", tmp_path / "peel.po")
    read = {entry.msgid: entry for entry in polib.pofile(str(tmp_path / "peel.po"), wrapwidth=0)}
    for made in SAMPLE.units:
        assert read[made.key[1]].msgstr == made.state[1]
        assert read[made.key[1]].fuzzy == (made.state[0] == "fuzzy")


def test_what_it_writes_from_a_catalogue_is_read(tmp_path: Path) -> None:
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Language": "de"}
    for made in SAMPLE.units:
        catalogue.append(polib.POEntry(msgid=made.key[1], msgstr=made.state[1], msgctxt=made.key[0], flags=["fuzzy"] if made.state[0] == "fuzzy" else []))
    catalogue.save(str(tmp_path / "peel.po"))
    convert("po2xliff", tmp_path / "peel.po", tmp_path / "peel.xlf")
    content = (tmp_path / "peel.xlf").read_bytes()
    if b"target-language" not in content:  # it leaves out what a person would have to write
        content = content.replace(b"source-language=", b'target-language="de" source-language=', 1)
    (delivery,) = read_delivery(content, LABEL)
    read = {made.source: made for made in delivery.units}
    for made in SAMPLE.units:
        assert read[made.key[1]].state[1] == made.state[1]
        assert read[made.key[1]].ticket is None
