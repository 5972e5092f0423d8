"""What goes out comes back: every text that a catalogue may hold, in every format."""

from __future__ import annotations

import pytest
from hypothesis import example, given

from pipeline.interchange.codes import Code, spans
from pipeline.interchange.recognise import read_delivery
from pipeline.interchange.tmx import read_tmx, write_tmx
from pipeline.locales import language
from pipeline.model import Offer, Progress, state_digest

from .builders import LABEL, MARKED, OFFERS, OPEN, POOL, PROSE, WARNED, WRITERS, offer, unit

ODD = [
    unit("\x00\x1a\ufffe"),
    unit("a", "\x0b\x1f\uffff\x7f", Progress.FUZZY),
    unit(" a ", "\n\t a\r\n\r"),
    unit("Avoid", "\u202eابتعد\u200f \u2028\x85"),
    unit("\U0001f9f4", "\U0010ffff\U0001f9f4e\u0301"),
    unit("<a1>x</a1>", "</a1><a1><br/></strong>]]><a1>"),
    unit("<a1><a1>x</a1></a1>", "<a1>y</a1><a1>z</a1><a1>w</a1>"),
    unit("<b>no tag</b> & <script>", "&lt;&amp;#13;<!-- -->"),
    unit("=1+1", "'=2"),
    unit("'+x", "-'@"),
]


@pytest.mark.parametrize("form", WRITERS)
@given(OFFERS)
@example(offer(*ODD))
@example(offer(WARNED, PROSE, OPEN))
def test_every_unit_comes_back_as_it_went(form: str, offered: Offer) -> None:
    (delivery,) = read_delivery(WRITERS[form](offered), LABEL)
    assert (delivery.article, delivery.target) == (offered.article, offered.target)
    assert [(unit.ticket, unit.source, unit.state) for unit in delivery.units] == [(unit.ticket, unit.key[1], unit.state) for unit in offered.units]
    assert all(unit.ticket is not None and unit.ticket.state == state_digest(unit.state) for unit in delivery.units)


@pytest.mark.parametrize("form", ["xliff2", "xliff1"])
@given(OFFERS)
def test_the_codes_of_a_translation_are_the_tags_of_its_unit(form: str, offered: Offer) -> None:
    (delivery,) = read_delivery(WRITERS[form](offered), LABEL)
    for came, went in zip(delivery.units, offered.units, strict=True):
        assert set(came.codes) <= set(went.tags)


@given(OFFERS)
@example(offer(*ODD))
def test_every_confirmed_pair_comes_back_from_a_memory(offered: Offer) -> None:
    confirmed = [(unit.key[1], unit.state[1]) for unit in offered.units if unit.state[0] is Progress.TRANSLATED]
    texts = dict.fromkeys(pair for pair in confirmed if pair[0].strip() and pair[1].strip())
    assert read_tmx(write_tmx([offered]), LABEL, language("en"), language("de")) == tuple(texts)


@given(MARKED, MARKED)
def test_the_spans_of_a_text_join_to_it(source: str, target: str) -> None:
    first = spans(source, POOL)
    for text, cut in ((source, first), (target, spans(target, POOL, first))):
        assert "".join(span.tag if isinstance(span, Code) else span for span in cut) == text


@pytest.mark.parametrize("form", WRITERS)
def test_the_same_offer_gives_the_same_bytes(form: str) -> None:
    assert WRITERS[form](offer(WARNED, PROSE)) == WRITERS[form](offer(WARNED, PROSE))
