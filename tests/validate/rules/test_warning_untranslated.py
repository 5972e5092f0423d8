from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(
    "inside",
    [
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
