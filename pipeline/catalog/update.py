"""Brings a catalogue to what its template asks for, and keeps what a person wrote.

Law: every msgstr that was in the catalogue is in it afterwards, active, fuzzy or obsolete. Law: updating twice changes nothing the second time.
An entry that did not change keeps its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from rapidfuzz import fuzz, process

from pipeline.catalog.template import Template
from pipeline.catalog.writer import render_entry, render_header
from pipeline.locales import Language
from pipeline.model import Catalogue, Entry, Key
from pipeline.terms import same_facts

_ALIKE = 65
"""Least similarity, in per cent, at which an edited source text is taken for the same one (rapidfuzz.fuzz.ratio)."""

_DATE = re.compile(r'("POT-Creation-Date: )[^"\\]*')


def new_header(template: Template, language: Language | None, *, date: str, generator: str) -> Entry:
    """The header entry of a template (`language` None) or of a catalogue. `date` is as gettext writes it: 2026-11-22 09:30+0000."""
    fields = {"Project-Id-Version": template.title, "POT-Creation-Date": date}
    if language is not None:
        fields |= {"PO-Revision-Date": date, "Last-Translator": "", "Language-Team": language.english, "Language": language.name}
    fields |= {"MIME-Version": "1.0", "Content-Type": "text/plain; charset=UTF-8", "Content-Transfer-Encoding": "8bit"}
    if language is not None:
        fields["Plural-Forms"] = language.plural_forms
    fields["X-Generator"] = generator
    text = render_header(fields)
    return Entry(context=None, msgid="", msgstr=("",), line=1, msgstr_line=2, text=text)


def write_template(template: Template, label: str, old: Catalogue | None, *, date: str, generator: str) -> Catalogue:
    """The .pot file; its date moves only when its entries do."""
    entries = {entry.key: replace(entry, text=render_entry(entry)) for entry in template.entries}
    texts = [entry.text for entry in entries.values()]
    if old is not None and old.header is not None and texts == [entry.text for entry in old.entries.values()] and not old.obsolete:
        return old
    return Catalogue(label, new_header(template, None, date=date, generator=generator), entries, ())


def update(catalogue: Catalogue, template: Template, source_language: str) -> Catalogue:
    """The catalogue with the template's entries. `source_language` is the source's primary subtag, for telling a dangerous likeness from a safe one."""
    wanted = {entry.key for entry in template.entries}
    vanished = {key: entry for key, entry in catalogue.entries.items() if key not in wanted}
    revivable = _revivable(catalogue.obsolete)
    new = [entry for entry in template.entries if entry.key not in catalogue.entries and entry.key not in revivable]
    carried = dict(_carry(new, vanished, source_language))
    entries: dict[Key, Entry] = {}
    for entry in template.entries:
        if (kept := _kept(catalogue.entries.get(entry.key), revivable.get(entry.key))) is not None:
            entries[entry.key] = _refreshed(kept, entry)
        else:
            entries[entry.key] = _fresh(entry, carried.get(entry.key))
    taken = {source.key for source in carried.values()}
    orphans = [_retired(entry) for key, entry in vanished.items() if key not in taken and _worth_keeping(entry)]
    obsolete = [entry for entry in catalogue.obsolete if not _holds(entries.get(entry.key), entry)]
    updated = replace(catalogue, entries=entries, obsolete=(*obsolete, *orphans))
    same = [e.text for e in entries.values()] == [e.text for e in catalogue.entries.values()] and updated.obsolete == catalogue.obsolete
    return catalogue if same else updated


def dated(catalogue: Catalogue, date: str) -> Catalogue:
    """The catalogue with another POT-Creation-Date, if its header has one."""
    if catalogue.header is None:
        return catalogue
    return replace(catalogue, header=replace(catalogue.header, text=_DATE.sub(rf"\g<1>{date}", catalogue.header.text)))


def _carry(new: list[Entry], vanished: Mapping[Key, Entry], source_language: str) -> Iterator[tuple[Key, Entry]]:
    """Pairs new entries with vanished ones whose source text is alike, the most alike first, each used once."""
    old = [entry for entry in vanished.values() if _worth_keeping(entry)]
    if not old:
        return
    texts = [entry.msgid for entry in old]
    pairs: list[tuple[float, int, int]] = []
    for index, entry in enumerate(new):
        for _, score, place in process.extract(entry.msgid, texts, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=5):
            if _may_carry(entry, old[place], source_language):
                pairs.append((-score, index, place))
    used_new: set[int] = set()
    used_old: set[int] = set()
    for _, index, place in sorted(pairs):
        if index not in used_new and place not in used_old:
            used_new.add(index)
            used_old.add(place)
            yield new[index].key, old[place]


def _may_carry(entry: Entry, old: Entry, source_language: str) -> bool:
    """A warning takes words from itself alone, and only where numbers, units and negation are the same: "not safe" looks very like "safe"."""
    if old.plural is not None:
        return False
    guarded = any((context or "").startswith("warning:") for context in (entry.context, old.context))
    return not guarded or (entry.context == old.context and same_facts(entry.msgid, old.msgid, source_language))


def _revivable(obsolete: Iterable[Entry]) -> dict[Key, Entry]:
    """The last obsolete entry of each key that has a translation, else the last."""
    found: dict[Key, Entry] = {}
    for entry in obsolete:
        if any(entry.msgstr) or entry.key not in found:
            found[entry.key] = entry
    return found


def _kept(active: Entry | None, obsolete: Entry | None) -> Entry | None:
    """What a person wrote for a text: the active entry, or the obsolete one where the active one is empty."""
    if active is None or (obsolete is not None and any(obsolete.msgstr) and not any(active.msgstr)):
        return obsolete if obsolete is None or active is None else replace(obsolete, comments=(*active.comments, *obsolete.comments))
    return active


def _holds(active: Entry | None, obsolete: Entry) -> bool:
    """Whether an active entry has all that a person wrote into an obsolete one."""
    return active is not None and active.msgstr == obsolete.msgstr and set(obsolete.comments) <= set(active.comments)


def _fresh(entry: Entry, old: Entry | None) -> Entry:
    if old is not None and any(old.msgstr):
        entry = replace(entry, msgstr=old.msgstr, flags=("fuzzy",), comments=old.comments, previous=old.key)
    elif old is not None:
        entry = replace(entry, comments=old.comments)
    return replace(entry, text=render_entry(entry))


def _refreshed(kept: Entry, entry: Entry) -> Entry:
    """The entry as the translator left it, with the template's comments."""
    if not kept.obsolete and kept.extracted == entry.extracted and " ".join(kept.references) == " ".join(entry.references):
        return kept
    mended = replace(kept, extracted=entry.extracted, references=entry.references, obsolete=False)
    return replace(mended, text=render_entry(mended))


def _retired(entry: Entry) -> Entry:
    """As an obsolete entry: without the comments that the tool writes."""
    retired = replace(entry, obsolete=True, references=(), extracted=())
    return replace(retired, text=render_entry(retired))


def _worth_keeping(entry: Entry) -> bool:
    return any(entry.msgstr) or bool(entry.comments)
