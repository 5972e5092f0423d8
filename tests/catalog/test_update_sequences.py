"""A locale through its life: sources are edited, moved between articles and deleted, translators type, articles come and go. Nothing typed is ever lost."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.catalog.headers import new_header
from pipeline.catalog.memory import remember
from pipeline.catalog.renames import former
from pipeline.catalog.template import Template
from pipeline.catalog.update import fill, update
from pipeline.catalog.writer import render_catalogue, render_entry
from pipeline.locales import language
from pipeline.model import Catalogue, Key, Reuse

from .builders import DATE, entries_of, reread, wanted
from .test_update_laws import KEYS

ARTICLES = ("peel", "laser", "filler")
STEPS = ("edit", "edit", "move", "delete", "add", "add", "rename", "type", "type", "doubt", "remark", "update", "update")


@dataclass
class Life:
    """The sources of some articles and one locale's catalogues."""

    sources: dict[str, list[Key]] = field(default_factory=lambda: {"peel": [], "laser": []})
    catalogues: dict[str, Catalogue] = field(default_factory=dict)
    typed: int = 0

    def update(self, reuse: Reuse) -> None:
        orphans = [catalogue for name, catalogue in self.catalogues.items() if name not in self.sources]
        memory = remember(self.catalogues.values(), [("Please avoid  the sun for 7 days.", "aus dem Speicher")], reuse=reuse)
        for name, keys in self.sources.items():
            asked = Template(name, f"{name}.html", tuple(wanted(*key) for key in keys))
            begun = Catalogue(f"{name}.po", new_header(asked, language("de"), date=DATE, generator="test"), {}, ())
            base = self.catalogues.get(name) or former(asked, orphans, f"{name}.po") or begun
            made = fill(update(base, asked, "en", memory=memory), "en", memory)
            assert fill(update(made, asked, "en", memory=memory), "en", memory) is made
            self.catalogues[name] = reread(made)
            assert list(self.catalogues[name].entries) == keys
            assert render_catalogue(update(self.catalogues[name], asked, "en")) == render_catalogue(made)

    def change(self, name: str, number: int, **fields: object) -> None:
        """What a translator does to one entry."""
        entries = dict(self.catalogues[name].entries) if name in self.catalogues else {}
        if entries:
            key = list(entries)[number % len(entries)]
            entry = replace(entries[key], **fields)  # type: ignore[arg-type]
            entries[key] = replace(entry, text=render_entry(entry))
            self.catalogues[name] = reread(replace(self.catalogues[name], entries=entries))

    def words(self) -> tuple[set[str], set[str], set[str]]:
        """All that a person wrote or could want to read again: translations, their comments, the texts that doubted ones were made for."""
        entries = [entry for catalogue in self.catalogues.values() for entry in entries_of(catalogue)]
        texts = {text for entry in entries for text in entry.msgstr if text}
        comments = {comment for entry in entries if any(entry.msgstr) for comment in entry.comments}
        return texts, comments, {entry.previous[1] for entry in entries if entry.previous is not None and any(entry.msgstr)}


def step(life: Life, data: st.DataObject) -> None:
    names = sorted(life.sources)
    kind, name, number = data.draw(st.sampled_from(STEPS)), data.draw(st.sampled_from(names)), data.draw(st.integers(0, 5))
    keys = life.sources[name]
    match kind:
        case "edit" if keys:
            replaced = data.draw(KEYS)
            keys[number % len(keys)] = replaced if data.draw(st.booleans()) else (keys[number % len(keys)][0], replaced[1])
        case "move" if keys:
            life.sources[data.draw(st.sampled_from(names))].insert(0, keys.pop(number % len(keys)))
        case "delete" if keys:
            del keys[number % len(keys)]
        case "add":
            keys.append(data.draw(KEYS))
        case "rename":
            free = [other for other in ARTICLES if other not in life.sources]
            life.sources[free[0]] = life.sources.pop(name)
        case "type":
            life.typed += 1
            life.change(name, number, msgstr=(f"Übersetzung {life.typed}",), flags=(), previous=None)
        case "doubt":
            life.change(name, number, flags=("fuzzy",))
        case "remark":
            life.typed += 1
            life.change(name, number, comments=(f"Bemerkung {life.typed}",))
        case "update":
            before = life.words()
            life.update(data.draw(st.sampled_from(Reuse)))
            texts, comments, previous = life.words()
            assert before[0] <= texts
            assert before[1] <= comments
            msgids = {entry.msgid for catalogue in life.catalogues.values() for entry in entries_of(catalogue)}
            assert before[2] <= previous | msgids
    for known in life.sources.values():
        known[:] = list(dict.fromkeys(known))


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_nothing_that_a_person_typed_is_ever_lost(data: st.DataObject) -> None:
    life = Life()
    for _ in range(data.draw(st.integers(3, 25))):
        step(life, data)
