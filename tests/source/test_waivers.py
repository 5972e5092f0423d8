"""`waivers.toml` as a safety owner writes it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.model import PipelineError, Place, Settings, Waiver
from pipeline.source.waivers import read_waivers

SETTINGS = Settings("caveat.toml", "en", ("de",))
DIGEST = "0123456789abcdef0123456789abcdef"
GOOD = f"""# why
[[waivers]]
rule = "filler"
warning = "sun"
locale = "de"
digest = "{DIGEST}"
reason = "TODO is a name"
who = "A. Owner"
expires = 2027-01-31
"""


def read(tmp_path: Path, text: str) -> tuple[Waiver, ...]:
    (tmp_path / "source").mkdir(exist_ok=True)
    (tmp_path / "source/waivers.toml").write_text(text, "utf-8")
    return read_waivers(tmp_path, SETTINGS)


def test_a_project_without_the_file_waives_nothing(tmp_path: Path) -> None:
    assert read_waivers(tmp_path, SETTINGS) == ()
    assert read(tmp_path, "") == ()


def test_a_waiver_is_read_with_its_line(tmp_path: Path) -> None:
    made = Waiver("filler", "sun", "de", DIGEST, "TODO is a name", "A. Owner", date(2027, 1, 31), Place("source/waivers.toml", 2))
    assert read(tmp_path, GOOD) == (made,)
    assert read(tmp_path, GOOD.replace("2027-01-31", '"2027-01-31"')) == (made,)


def test_several_have_their_own_lines(tmp_path: Path) -> None:
    assert [one.place.line for one in read(tmp_path, GOOD + GOOD.replace('"sun"', '"dose"'))] == [2, 11]


BAD = {
    "rule is missing": GOOD.replace('rule = "filler"\n', ""),
    "reason is missing": GOOD.replace('reason = "TODO is a name"\n', ""),
    "who is not a text": GOOD.replace('"A. Owner"', '" "'),
    "expires is missing": GOOD.replace("expires = 2027-01-31\n", ""),
    "is not a day": GOOD.replace("2027-01-31", '"next year"'),
    "expires is not a text": GOOD.replace("2027-01-31", "2027-01-31T10:00:00Z"),
    "is not 32 hexadecimal digits": GOOD.replace(DIGEST, "abc"),
    "expire is no key of a waiver": GOOD.replace("expires", "expire"),
    "the same is waived twice": GOOD + GOOD,
}


@pytest.mark.parametrize(("cause", "text"), BAD.items(), ids=BAD)
def test_what_cannot_be_meant_is_refused_with_its_line(tmp_path: Path, cause: str, text: str) -> None:
    with pytest.raises(PipelineError, match=cause) as error:
        read(tmp_path, text)
    assert (error.value.file, error.value.line) == ("source/waivers.toml", 11 if "twice" in cause else 2)


@pytest.mark.parametrize("text", ["waivers = 3", "[waivers]\nrule = 'x'", "waivers = [3]", "[[waiver]]\nrule = 'x'", "rule = 'x'"])
def test_what_is_no_list_of_waivers_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(PipelineError) as error:
        read(tmp_path, text)
    assert error.value.file == "source/waivers.toml"
    assert error.value.line in (1, None)
