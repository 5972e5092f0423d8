"""A catalogue that is another locale's is refused."""

from __future__ import annotations

import pytest

from pipeline.catalog.declared import refuse_other_language
from pipeline.catalog.reader import read_catalogue
from pipeline.locales import language
from pipeline.model import PipelineError

from .builders import LABEL


def catalogue(declared: str) -> bytes:
    return f'# a comment\nmsgid ""\nmsgstr ""\n"{declared}"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'.encode()


@pytest.mark.parametrize(
    ("declared", "folder"),
    [("de", "de"), ("de_DE", "de"), ("pt-BR", "pt_BR"), ("pt", "pt_BR"), ("zh_CN", "zh_Hans"), ("sr@latin", "sr_Latn"), ("iw", "he"), ("de_DE.UTF-8", "de")],
)
def test_another_spelling_of_the_locale_is_accepted(declared: str, folder: str) -> None:
    refuse_other_language(read_catalogue(catalogue(f"Language: {declared}\\n"), LABEL), language(folder))


@pytest.mark.parametrize(("declared", "folder"), [("de", "fr"), ("pt_PT", "pt_BR"), ("zh_TW", "zh_Hans"), ("sr", "sr_Latn"), ("German", "de"), ("../de", "de")])
def test_another_locale_is_refused_with_the_line(declared: str, folder: str) -> None:
    with pytest.raises(PipelineError, match="but the file stands in the folder of") as caught:
        refuse_other_language(read_catalogue(catalogue(f"Language: {declared}\\n"), LABEL), language(folder))
    assert caught.value.line == 4


@pytest.mark.parametrize("header", ["Language: \\n", "X-Generator: none\\n"])
def test_a_header_that_names_no_language_is_accepted(header: str) -> None:
    refuse_other_language(read_catalogue(catalogue(header), LABEL), language("de"))
