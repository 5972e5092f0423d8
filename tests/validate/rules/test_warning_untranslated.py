from __future__ import annotations

import pytest

from pipeline.model import Encoding, Selectors, Source
from pipeline.segment.article import segment
from pipeline.validate.rules.warning_untranslated import RULE
from tests.segment.builders import cut
from tests.validate.builders import judge_article

SENTENCE = "Do not inhale."


@pytest.mark.parametrize(
    "inside",
    [
        f"<p>Warning</p><pre>{SENTENCE}</pre>",
        f'<p>Warning</p><p translate="no">{SENTENCE}</p>',
        f'<p>Warning</p><p class="notranslate">{SENTENCE}</p>',
        f"<p>Warning</p><code>{SENTENCE}</code>",
        f"<p>Warning</p><p><kbd>{SENTENCE}</kbd></p>",
        f'<p>Warning</p><ul><li><b><span translate="no">{SENTENCE}</span></b></ul>',
    ],
)
def test_a_sentence_that_is_excluded_from_its_warning_is_found(inside: str) -> None:
    (found,) = judge_article(RULE, cut(f'<div data-warning="inh">{inside}</div><pre>Other code here.</pre>'))
    assert (found.warning, found.fault.found) == ("inh", SENTENCE)


@pytest.mark.parametrize("attribute", ['translate="no"', 'class="notranslate"'])
def test_a_clause_that_is_excluded_inside_a_sentence_is_found(attribute: str) -> None:
    (found,) = judge_article(RULE, cut(f'<p data-warning="inh">Please <span {attribute}>do not inhale it</span> at home.</p>'))
    assert found.fault.found == "do not inhale it"


@pytest.mark.parametrize("tag", ["code", "kbd", "samp", "var", 'code translate="no"'])
def test_a_clause_of_prose_in_code_inside_a_sentence_is_found(tag: str) -> None:
    (found,) = judge_article(RULE, cut(f'<p data-warning="inh">Please <{tag}>do not inhale it.</{tag}> At home.</p>'))
    assert found.fault.found == "do not inhale it."


@pytest.mark.parametrize(
    "element",
    [
        f'<img src=a.png alt="{SENTENCE}" translate="no">',
        f'<span class="notranslate" title="{SENTENCE}">7</span>',
        f'<code><img src=a.png alt="{SENTENCE}"></code>',
        f'<b translate="no"><i aria-label="{SENTENCE}">7</i></b>',
        f'<input translate="no" type="submit" value="{SENTENCE}">',
        f'<input value="{SENTENCE}" readonly>',
        f'<input type="search" value="{SENTENCE}">',
        f'<input type="unheard-of" value="{SENTENCE}">',
    ],
)
def test_an_attribute_that_people_read_and_that_stays_as_it_is_is_found(element: str) -> None:
    (found,) = judge_article(RULE, cut(f'<div data-warning="inh"><p>Warning {element}</p></div><p>{element}</p>'))
    assert (found.warning, found.fault.found) == ("inh", SENTENCE)


def test_an_attribute_that_settings_exclude_is_found() -> None:
    source = Source("page", "source/page.html", f'<p data-warning="inh">Warning <img class=sku src=a.png alt="{SENTENCE}"></p>', Encoding(), "0" * 64)
    (found,) = judge_article(RULE, segment(source, "en", selectors=Selectors(exclude=(".sku",))))
    assert found.fault.found == SENTENCE


@pytest.mark.parametrize(
    "inside",
    [
        f'<p>Warning <img src=a.png alt="{SENTENCE}"> <input type="submit" value="{SENTENCE}"></p>',
        '<p>Warning <img src=a.png alt="ACME 7" translate="no"> <input value="7 mg"> <input type="hidden" value="do not read"></p>',
        "<p>Never run <code>sudo rm -rf --no-preserve-root /</code> as root.</p>",
        '<p>Never run <code translate="yes">git push origin main</code> here.</p>',
        '<p>Do not swallow <span translate="no">Acme Super Glue</span>.</p>',
        '<p>Warning</p><p translate="no">ACME-7</p>',
        "<p>Never run <code>remove all files</code> as root.</p>",
        '<p>Warning</p><pre translate="yes">Do not inhale.</pre>',
        "<p>Warning</p><script>do not touch</script><style>a b c {}</style>",
        "<p>Warning</p><p>Do not inhale.</p>",
    ],
)
def test_names_commands_and_code_in_a_warning_are_fine(inside: str) -> None:
    assert judge_article(RULE, cut(f'<div data-warning="inh">{inside}</div>')) == []
