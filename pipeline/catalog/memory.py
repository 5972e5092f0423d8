"""Translation memory: what one locale's other catalogues, and files from elsewhere, say of a source text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.catalog.similarity import Index
from pipeline.catalog.template import is_warning, severity_said
from pipeline.model import Catalogue, Entry, Key, Reuse

LEAST = 75
"""Score from which a text of another article is worth a translator's look."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """A translation of some text, the context that the text stood in, and for a warning its severity."""

    msgstr: str
    context: str | None = None
    severity: str | None = None


@dataclass(frozen=True, slots=True)
class Memory:
    """Where each source text stands in a locale's catalogues, and what is known of it from elsewhere.

    `index` may be shared by the memories of all locales: likeness depends on source texts alone.
    """

    places: Mapping[str, Sequence[tuple[Catalogue, Key]]] = field(default_factory=dict)
    pairs: Mapping[str, Sequence[str]] = field(default_factory=dict)
    index: Index = field(default_factory=Index)
    reuse: Reuse = Reuse.FUZZY

    def exact(self, msgid: str, context: str | None) -> list[Remembered]:
        """What is known of a text, each translation once: that from its own context first, then the commonest.

        Fuzzy and obsolete entries are no memory: nobody stands for them.
        """
        entries = (catalogue.entries[key] for catalogue, key in self.places.get(msgid, ()))
        counts = Counter(_remembered(entry) for entry in entries if entry.plural is None and entry.msgstr[0] and not entry.fuzzy)
        counts.update(Remembered(translation) for translation in self.pairs.get(msgid, ()))
        return sorted(counts, key=lambda known: (known.context != context, -counts[known]))

    def alike(self, msgid: str) -> Iterator[str]:
        """Known texts that are like a text, the likest first."""
        for score, text in self.index.alike(msgid) if self.places or self.pairs else ():
            if score >= LEAST and (text in self.places or text in self.pairs):
                yield text


def remember(catalogues: Iterable[Catalogue], pairs: Iterable[tuple[str, str]] = (), *, index: Index | None = None, reuse: Reuse = Reuse.FUZZY) -> Memory:
    """The memory of one locale's catalogues, and of pairs of a source text and its translation from elsewhere."""
    places: dict[str, list[tuple[Catalogue, Key]]] = {}
    for catalogue in catalogues:
        for key in catalogue.entries:
            places.setdefault(key[1], []).append((catalogue, key))
    known: dict[str, list[str]] = {}
    for text, translation in pairs:
        if text and translation:
            known.setdefault(text, []).append(translation)
    memory = Memory(places, known, Index() if index is None else index, reuse)
    memory.index.learn(places)
    memory.index.learn(known)
    return memory


def _remembered(entry: Entry) -> Remembered:
    return Remembered(entry.msgstr[0], entry.context, severity_said(entry.extracted) if is_warning(entry.context) else None)
