"""The door to the sentence segmenter (sentencex, Wikimedia's, rules for some 300 languages)."""

from __future__ import annotations

import sentencex

_SPACES = str.maketrans("\t\n\f\r", "    ")


def sentence_starts(text: str, language: str) -> list[int]:
    """Where sentences begin in `text`, without the 0 of the first. `language` is a primary language subtag; one without rules is cut as English is.

    Line ends are spaces here, as in HTML. A text that the segmenter does not give back whole is one sentence.
    """
    sentences = sentencex.segment(language, text.translate(_SPACES))
    if sum(map(len, sentences)) != len(text):
        return []
    starts = []
    position = 0
    for sentence in sentences[:-1]:
        position += len(sentence)
        starts.append(position)
    return starts
