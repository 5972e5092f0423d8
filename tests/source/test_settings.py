"""Settings: what may be written, and what each mistake says."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model import Level, Links, Metadata, PipelineError, Presence, References, Reuse, Settings
from pipeline.source.settings import line_of, read_settings

from .conftest import Write

LEAST = 'source_locale = "en"\nlocales = ["de", "pt_BR"]\n'


def refused(project: Path) -> PipelineError:
    with pytest.raises(PipelineError) as caught:
        read_settings(project)
    assert caught.value.mend
    return caught.value


def test_what_is_not_written_has_its_default(tmp_path: Path, put: Write) -> None:
    put("caveat.toml", LEAST)
    assert read_settings(tmp_path) == Settings(file="caveat.toml", source_locale="en", locales=("de", "pt_BR"))


def test_each_key_is_read(tmp_path: Path, put: Write) -> None:
    put(
        "caveat.toml",
        LEAST + 'source_dir = "text/in"\nlocales_dir = "po"\noutput_dir = "public/"\nmin_translated = 1\nwarnings = "optional"\n'
        'base_url = "https://example.org/skin"\nlinks = "keep"\nmetadata = "keep"\nreferences = "line"\nmemory = "exact"\n'
        '[rules]\ntag-lost = "error"\nfiller = "info"\n',
    )
    assert read_settings(tmp_path) == Settings(
        file="caveat.toml",
        source_locale="en",
        locales=("de", "pt_BR"),
        source_dir="text/in",
        locales_dir="po",
        output_dir="public",
        min_translated=1.0,
        warnings=Presence.OPTIONAL,
        base_url="https://example.org/skin/",
        links=Links.KEEP,
        metadata=Metadata.KEEP,
        references=References.LINE,
        memory=Reuse.EXACT,
        levels={"tag-lost": Level.ERROR, "filler": Level.INFO},
    )


def test_pyproject_comes_first_and_caveat_toml_counts_where_it_says_nothing(tmp_path: Path, put: Write) -> None:
    put("caveat.toml", LEAST)
    put("pyproject.toml", '[project]\nname = "x"\n')
    assert read_settings(tmp_path).file == "caveat.toml"
    put("pyproject.toml", '[tool.caveat]\nsource_locale = "fr"\nlocales = ["ar"]\n')
    assert (read_settings(tmp_path).file, read_settings(tmp_path).source_locale) == ("pyproject.toml", "fr")


def test_a_project_that_is_no_folder_is_a_usage_error(tmp_path: Path) -> None:
    error = refused(tmp_path / "nowhere")
    assert (error.file, error.exit_code) == (str(tmp_path / "nowhere"), 2)


@pytest.mark.parametrize("content", [None, '[project]\nname = "x"\n', "[tool.other]\n", 'tool = "hammer"\n'])
def test_a_project_without_settings_is_a_usage_error(tmp_path: Path, put: Write, content: str | None) -> None:
    if content is not None:
        put("pyproject.toml", content)
    error = refused(tmp_path)
    assert error.exit_code == 2
    assert "[tool.caveat]" in error.mend


LOCALES = [
    ('["de", "xx_Nowhere"]', '"xx_Nowhere" is no locale'),
    ('["de", "../../etc"]', "is no locale"),
    ('["de/../fr"]', "is no locale"),
    ('[""]', "is no locale"),
    ('["de\\u0000"]', "is no locale"),
    ('["de", "fr", "de"]', 'names "de" twice'),
    ('["pt_BR", "pt-BR"]', 'names "pt-BR" twice'),
    ('["pt_BR", "pt_br"]', 'names "pt_br" twice'),
    ('["de", "en"]', 'names "en", which is the source locale'),
    ('["EN"]', "which is the source locale"),
    ("[]", "is empty"),
]


@pytest.mark.parametrize(("value", "cause"), LOCALES)
def test_a_locale_that_cannot_be_used_is_a_usage_error_at_its_line(tmp_path: Path, put: Write, value: str, cause: str) -> None:
    put("caveat.toml", f'source_locale = "en"\n\nlocales = {value}\n')
    error = refused(tmp_path)
    assert cause in error.cause
    assert (error.file, error.line, error.exit_code) == ("caveat.toml", 3, 2)


def test_an_unknown_source_locale_is_a_usage_error(tmp_path: Path, put: Write) -> None:
    put("caveat.toml", 'source_locale = "qq"\nlocales = ["de"]\n')
    error = refused(tmp_path)
    assert (error.file, error.line, error.exit_code) == ("caveat.toml", 1, 2)
    assert "source_locale" in error.cause


WRONG = [
    ('output_dir = "../site"', "is not a folder inside the project"),
    ('output_dir = "/var/www"', "is not a folder inside the project"),
    ('output_dir = "a/../../b"', "is not a folder inside the project"),
    ('output_dir = "."', "is not a folder inside the project"),
    ('output_dir = "/"', "is not a folder inside the project"),
    ('output_dir = "a//b"', "is not a folder inside the project"),
    ("output_dir = 'a\\b'", "is not a folder inside the project"),
    ('output_dir = "a\\u0000b"', "is not a folder inside the project"),
    ('output_dir = ""', "is not a text"),
    ('output_dir = "source"', "lie in one another"),
    ('output_dir = "source/site"', "lie in one another"),
    ('output_dir = "locales/"', "lie in one another"),
    ('source_dir = "../source"', "is not a folder inside the project"),
    ("source_dir = 3", "is not a text"),
    ('locales_dir = ["a"]', "is not a text"),
    ("min_translated = 1.1", "is not a share"),
    ("min_translated = -0.1", "is not a share"),
    ("min_translated = nan", "is not a share"),
    ("min_translated = true", "is not a share"),
    ('min_translated = "0.5"', "is not a share"),
    ('warnings = "maybe"', '"maybe" is no choice'),
    ("warnings = true", "is no choice"),
    ('warnings = ["optional"]', "is no choice"),
    ('links = "localise"', "is no choice"),
    ("metadata = 1", "is no choice"),
    ('references = "column"', "is no choice"),
    ('memory = "all"', "is no choice"),
    ('base_url = "example.org"', "is no web address"),
    ('base_url = "javascript:alert(1)"', "is no web address"),
    ('base_url = "https://example.org/\\"><script>"', "is no web address"),
    ("base_url = 3", "is no web address"),
    ('rules = "strict"', "is not a table"),
    ('rules.tag-lost = "fatal"', '"fatal" is no level'),
    ("rules.tag-lost = true", "is no level"),
    ('rules.tag-lost = ["error"]', "is no level"),
    ('colour = "red"', "is no setting"),
]


@pytest.mark.parametrize(("line", "cause"), WRONG)
def test_a_wrong_value_is_unusable_input(tmp_path: Path, put: Write, line: str, cause: str) -> None:
    put("caveat.toml", f"{LEAST}\n{line}\n")
    error = refused(tmp_path)
    assert cause in error.cause
    assert (error.file, error.line, error.exit_code) == ("caveat.toml", 4, 3)


@pytest.mark.parametrize(("source", "output"), [("build/site/source", "build/site"), ("build", "build/site"), ("text", "text")])
def test_nothing_that_a_person_wrote_may_lie_in_the_folder_that_publishing_replaces(tmp_path: Path, put: Write, source: str, output: str) -> None:
    put("caveat.toml", f'{LEAST}source_dir = "{source}"\noutput_dir = "{output}"\n')
    assert "lie in one another" in refused(tmp_path).cause


def test_folders_whose_names_only_begin_alike_are_apart(tmp_path: Path, put: Write) -> None:
    put("caveat.toml", f'{LEAST}source_dir = "site-source"\noutput_dir = "site"\n')
    assert read_settings(tmp_path).output_dir == "site"


@pytest.mark.parametrize("key", ["source_locale", "locales"])
def test_a_key_that_must_be_there_is_missed(tmp_path: Path, put: Write, key: str) -> None:
    put("caveat.toml", "".join(line for line in LEAST.splitlines(keepends=True) if not line.startswith(key)))
    error = refused(tmp_path)
    assert error.cause == f"{key} is missing"
    assert error.exit_code == 3


@pytest.mark.parametrize("value", ['"de"', '["de", 3]', "{ de = 1 }", "3"])
def test_locales_must_be_a_list_of_names(tmp_path: Path, put: Write, value: str) -> None:
    put("caveat.toml", f'source_locale = "en"\nlocales = {value}\n')
    assert refused(tmp_path).cause == "locales is not a list of names"


def test_a_mistyped_key_gets_a_suggestion(tmp_path: Path, put: Write) -> None:
    put("caveat.toml", f'{LEAST}output_dri = "x"\n')
    error = refused(tmp_path)
    assert (error.line, error.mend) == (3, "did you mean output_dir?")


def test_settings_that_are_no_table_are_refused(tmp_path: Path, put: Write) -> None:
    put("pyproject.toml", '[tool]\ncaveat = "yes"\n')
    assert refused(tmp_path).exit_code == 3


def test_the_line_is_that_of_our_table_and_not_of_another_tools(tmp_path: Path, put: Write) -> None:
    put("pyproject.toml", '[tool.other]\nlocales = ["xx"]\n\n[tool.caveat]\nsource_locale = "en"\nlocales = ["qq"]\n')
    assert refused(tmp_path).line == 6


BROKEN = [
    (b'source_locale = "en"\nlocales = [\n', 3, "not valid TOML"),
    (b'source_locale = "en"\nlocales = ["de"\nlinks = "keep"\n', 3, "not valid TOML"),
    (b'source_locale = "en"\nsource_locale = "de"\n', 2, "not valid TOML"),
    (b'source_locale = "en"\n# Gr\xfc\xdfe\n', 2, "not UTF-8"),
    (b'\xef\xbb\xbfsource_locale = "en"\n#\xdf\n', 2, "not UTF-8"),
]


@pytest.mark.parametrize(("content", "line", "cause"), BROKEN)
@pytest.mark.parametrize("name", ["caveat.toml", "pyproject.toml"])
def test_broken_toml_is_unusable_input_at_its_line(tmp_path: Path, put: Write, name: str, content: bytes, line: int, cause: str) -> None:
    put(name, content)
    error = refused(tmp_path)
    assert cause in error.cause
    assert (error.file, error.line, error.exit_code) == (name, line, 3)


def test_settings_that_are_a_folder_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "caveat.toml").mkdir()
    assert "cannot be read" in refused(tmp_path).cause


def test_the_line_of_a_key_is_found_however_it_is_written() -> None:
    text = '# dose = 1\n[warnings.overdose]\nx = 1\n[warnings.pre-dose]\n[ warnings . "dose" ]\n  "sun" = 3\nsunny = 4\n'
    assert line_of(text, "dose") == 5
    assert line_of(text, "sun") == 6
    assert line_of(text, "moon") is None
    assert line_of(text, "warnings") == 2
    assert line_of('a = 1\nrules.tag-lost = "x"\n', "tag-lost") == line_of('a = 1\nrules.tag-lost = "x"\n', "rules") == 2
