from __future__ import annotations

import pytest
from hypothesis import given

from pipeline.model import Article, PipelineError, TextSlot, join
from pipeline.placeholders import cut as cut_tags

from .builders import NAMES, cut, documents, markup, read, walk, well_formed


def slots(article: Article) -> list[TextSlot]:
    found: list[TextSlot] = []
    pending = list(article.pieces)
    while pending:
        piece = pending.pop()
        if isinstance(piece, TextSlot):
            found.append(piece)
            pending.extend(piece.content)
    return found


def is_sound(article: Article) -> bool:
    """Whether each unit can be keyed in a catalogue, and each slot knows the tags of its unit."""
    keys = [unit.key for unit in article.units]
    return (
        len(set(keys)) == len(keys) == len(article.places)
        and all(unit.msgid == unit.msgid.strip(" \t\n\f\r") != "" and "\r" not in unit.msgid for unit in article.units)
        and all((unit.context == f"warning:{unit.warning}") is (unit.warning is not None) for unit in article.units)
        and all(set(cut_tags(article.units[slot.unit].msgid, slot.codes)[1::2]) == set(slot.codes) for slot in slots(article))
        and all(article.units[unit].warning == mark.id for mark in article.marks for unit in mark.units)
    )


@pytest.mark.parametrize("name", NAMES)
def test_the_pieces_of_an_article_join_to_its_text(name: str) -> None:
    assert join(cut(read(name)).pieces) == read(name)


@pytest.mark.parametrize("name", NAMES)
def test_each_unit_of_an_article_has_a_key_of_its_own_and_its_slots_know_its_tags(name: str) -> None:
    assert is_sound(cut(read(name)))


@given(markup)
def test_any_markup_is_cut_soundly_or_refused(text: str) -> None:
    try:
        article = cut(text)
    except PipelineError:
        return
    assert join(article.pieces) == text
    assert is_sound(article)


def visible(text: str, *, excluded: bool = False) -> int:
    """Characters that people read: text and attributes, translated or excluded, those of documents in frames too."""
    count = 0
    outside = [excluded]
    for node in walk(text, excluded=excluded):
        match node.kind:
            case "start":
                count += sum(visible(document, excluded=kept) for document, kept in documents(node, excluded_outside=outside[-1]))
                count += sum(len("".join(node.attributes[name].split())) for name in node.translated_attributes(outside[-1]))
                if not node.void:
                    outside.append(node.excluded)
            case "end":
                outside.pop()
            case "text" if not node.unseen:
                count += len("".join(node.data.split()))
    return count


@pytest.mark.parametrize("name", NAMES)
def test_every_visible_character_of_an_article_is_in_a_unit_or_excluded(name: str) -> None:
    article = cut(read(name))
    assert article.covered + article.excluded == visible(read(name))


@given(well_formed)
def test_every_visible_character_of_well_formed_markup_is_in_a_unit_or_excluded(text: str) -> None:
    article = cut(text)
    assert article.covered + article.excluded == visible(text)


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "<!-- c -->", "<p></p>", "<p>\x00</p>", "<p>&#1;</p>", "<svg><text><![CDATA[]]></text></svg>", "<p>&nbsp; &#32;</p>"]
)
def test_what_holds_nothing_to_read_has_no_unit(text: str) -> None:
    article = cut(text)
    assert article.units == ()
    assert join(article.pieces) == text
