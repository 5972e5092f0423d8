"""The contract: what may be required, and what each mistake says."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model import Pins, PipelineError, Place, Requirement, Settings, Severity, Strength
from pipeline.source.contract import read_contract

from .conftest import Write

FILE = "source/warnings.toml"


def test_a_project_without_a_contract_has_an_empty_one(tmp_path: Path, settings: Settings) -> None:
    contract = read_contract(tmp_path, settings)
    assert (contract.file, contract.requirements, contract.written) == (FILE, (), False)


def test_each_table_is_a_requirement_with_its_line(tmp_path: Path, put: Write, settings: Settings) -> None:
    put(
        FILE,
        '# dose\n[warnings.overdose]\narticles = ["*"]\n\n[warnings."dose"]\nseverity = "danger"\narticles = ["skin/*", "peel"]\n'
        'mentions = ["5 mg"]\nbefore = "main .call"\n',
    )
    contract = read_contract(tmp_path, settings)
    assert contract.written
    assert contract.requirements == (
        Requirement("overdose", None, ("*",), (), None, Place(FILE, 2)),
        Requirement("dose", Severity.DANGER, ("skin/*", "peel"), ("5 mg",), "main .call", Place(FILE, 5)),
    )


def refused(project: Path, settings: Settings) -> PipelineError:
    with pytest.raises(PipelineError) as caught:
        read_contract(project, settings)
    assert caught.value.file == FILE
    assert caught.value.mend
    return caught.value


@pytest.mark.parametrize("content", ["", "# nothing yet\n", "[warnings]\n", "warnings = 3\n"])
def test_a_contract_that_requires_nothing_is_a_usage_error(tmp_path: Path, put: Write, settings: Settings, content: str) -> None:
    put(FILE, content)
    assert refused(tmp_path, settings).exit_code == 2


WRONG = [
    ('[warning.sun]\narticles = ["*"]\n', 1, "warning means nothing here"),
    ('\nwarnings.sun = "always"\n', 2, "warnings.sun is not a table"),
    ('\n[warnings.sun]\narticels = ["*"]\n', 2, "articels is no key"),
    ('\n[warnings.sun]\narticles = ["*"]\nseverity = "high"\n', 2, '"high" is no severity'),
    ('\n[warnings.sun]\narticles = ["*"]\nseverity = "Danger"\n', 2, "is no severity"),
    ('\n[warnings.sun]\narticles = ["*"]\nseverity = ["danger"]\n', 2, "is no severity"),
    ('\n[warnings.sun]\narticles = ["*"]\nbefore = 3\n', 2, "before is not a CSS selector"),
    ("\n[warnings.sun]\n", 2, "names no article"),
    ("\n[warnings.sun]\narticles = []\n", 2, "names no article"),
    ('\n[warnings.sun]\narticles = "*"\n', 2, "articles is not a list of texts"),
    ('\n[warnings.sun]\narticles = [" "]\n', 2, "articles is not a list of texts"),
    ('\n[warnings.sun]\narticles = ["*"]\nmentions = [5]\n', 2, "mentions is not a list of texts"),
    ('\n[warnings.sun]\narticles = ["*"\n', 4, "not valid TOML"),
]


@pytest.mark.parametrize(("content", "line", "cause"), WRONG)
def test_what_a_contract_cannot_mean_is_unusable_input(tmp_path: Path, put: Write, settings: Settings, content: str, line: int, cause: str) -> None:
    put(FILE, content)
    error = refused(tmp_path, settings)
    assert cause in error.cause
    assert (error.line, error.exit_code) == (line, 3)


def test_a_mistyped_key_gets_a_suggestion(tmp_path: Path, put: Write, settings: Settings) -> None:
    put(FILE, '[warnings.sun]\narticles = ["*"]\nmention = ["sun"]\n')
    assert refused(tmp_path, settings).mend == "did you mean mentions?"


FACTS = """[warnings.sun]
articles = ["*"]
[warnings.sun.facts]
"""


def test_the_facts_of_a_warning_are_pinned(tmp_path: Path, put: Write, settings: Settings) -> None:
    written = 'numbers = ["5 mg", "2 weeks"]\nnegation = true\nstrength = "must"\nurgency = false\nsentences = 2\n'
    put("source/warnings.toml", FACTS + written)
    (requirement,) = read_contract(tmp_path, settings).requirements
    assert requirement.facts == Pins(("5 mg", "2 weeks"), negation=True, strength=Strength.MUST, urgency=False, sentences=2)
    assert Pins().stated == frozenset()


@pytest.mark.parametrize(
    ("written", "cause"),
    [
        ('numbers = ["two weeks"]', "numbers is not"),
        ('numbers = "5 mg"', "numbers is not"),
        ('negation = "yes"', "negation is not"),
        ('strength = "shall"', "strength is not"),
        ("urgency = 1", "urgency is not"),
        ("sentences = 0", "sentences is not"),
        ("sentences = true", "sentences is not"),
        ("negatoin = true", "negatoin is no fact"),
    ],
)
def test_a_fact_that_cannot_be_meant_is_unusable_input(tmp_path: Path, put: Write, settings: Settings, written: str, cause: str) -> None:
    put("source/warnings.toml", FACTS + written)
    with pytest.raises(PipelineError, match=cause) as caught:
        read_contract(tmp_path, settings)
    assert (caught.value.file, caught.value.line, caught.value.exit_code) == ("source/warnings.toml", 3, 3)
    assert caught.value.mend
