"""How many damaged warnings the gate notices, and how many sound ones it refuses: `python -m benchmarks.damage` prints Markdown tables.

A warning of a page is damaged in one way, and counts as noticed where the gate then has an error that it has not on the sound page: of the warning
itself, or of either where two were swapped. Pairs are drawn with a seed; the same seed gives the same figures. Nothing here asserts on time.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.damage_article import article_cases
from benchmarks.damage_pages import ROOT, Page, Way, page, pages, prepared, read_file, read_pairs, subjects, tagged, verdict
from benchmarks.damage_ways import TEXT_WAYS, Pair
from pipeline.model import Finding

CORPORA = (ROOT / "tests" / "corpus" / "warnings",)
HOLDOUTS = tuple(sorted((ROOT / "tests" / "corpus" / "damage").glob("*.toml")))
"""Pairs that no rule was written for: what is found in them says how the gate fares on texts that it has not seen."""
Change = dict[int, "str | Way"]


@dataclass(frozen=True, slots=True)
class Trial:
    """A damaged warning: what was done to it, where, and the rules that noticed it, if any."""

    way: str
    locale: str
    english: str
    sound: str
    damaged: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alarm:
    """A finding on a sound warning."""

    locale: str
    english: str
    text: str
    rule: str
    message: str


@dataclass(slots=True)
class Results:
    """What was tried and seen."""

    trials: list[Trial] = field(default_factory=list)
    alarms: list[Alarm] = field(default_factory=list)
    sound: int = 0
    """Sound warnings that were judged."""

    def recall(self) -> float:
        """The share of damaged warnings that were noticed."""
        return sum(bool(trial.rules) for trial in self.trials) / len(self.trials)

    def false_alarms(self) -> float:
        """The share of sound warnings with an error."""
        return len({(alarm.locale, alarm.english, alarm.text) for alarm in self.alarms}) / self.sound

    def by_way(self) -> dict[str, tuple[int, int]]:
        """Noticed and tried, for each way."""
        return _counted((trial.way, trial) for trial in self.trials)

    def by_locale(self) -> dict[str, tuple[int, int]]:
        """Noticed and tried, for each locale."""
        return _counted((trial.locale, trial) for trial in self.trials)


def _counted(trials: Iterable[tuple[str, Trial]]) -> dict[str, tuple[int, int]]:
    noticed, tried = Counter[str](), Counter[str]()
    for name, trial in trials:
        tried[name] += 1
        noticed[name] += bool(trial.rules)
    return {name: (noticed[name], tried[name]) for name in tried}


def run(pairs: Sequence[Pair], limit: int, seed: int) -> Results:
    """Damages at most `limit` warnings of each locale in each way."""
    results = Results()
    by_english = {(pair.language, pair.english): pair for pair in pairs}
    by_language = {pair.language: pair for pair in pairs}
    decorated = [behind for pair in pairs[::4] if (behind := tagged(pair)) is not None]
    tried: Counter[tuple[str, str]] = Counter()
    for made in [*pages(pairs, seed), *pages(decorated, seed)]:
        before = verdict(made, {})
        results.sound += len(made.pairs)
        results.alarms += _alarms(made, before)
        for number, subject in enumerate(subjects(made, by_english, by_language)):
            for name, change in _changes(number, len(made.pairs)):
                _try(results, tried, limit, made, before, number, name, change)
            for name, way in TEXT_WAYS.items():
                if tried[made.locale, name] < limit and (not subject.pair.tags or _MARKED.search(name)):
                    damaged = way(subject)
                    if damaged is not None and damaged != subject.text:
                        _try(results, tried, limit, made, before, number, name, {number: damaged})
    return results


_MARKED = re.compile("tag|signal|link")
"""What ways are called that need a signal word in `strong`."""


def _changes(number: int, count: int) -> Iterator[tuple[str, Change]]:
    """What is done to entries rather than to texts."""
    for way in (Way.MISSING, Way.FUZZY, Way.OBSOLETE):
        yield way.value, {number: way}
    if count > 1:
        yield Way.SWAPPED.value, {number: Way.SWAPPED, (number + 1) % count: Way.SWAPPED}


def _try(results: Results, tried: Counter[tuple[str, str]], limit: int, made: Page, before: Sequence[Finding], number: int, name: str, change: Change) -> None:
    if tried[made.locale, name] >= limit:
        return
    tried[made.locale, name] += 1
    if name == Way.SWAPPED.value:
        one, other = change
        change = {one: made.pairs[other].text, other: made.pairs[one].text}
    known = {(finding.warning, finding.rule) for finding in before}
    after = verdict(made, change)
    rules = tuple(
        dict.fromkeys(
            finding.rule for finding in after if finding.warning in {f"w{place}" for place in change} and (finding.warning, finding.rule) not in known
        )
    )
    pair, damaged = made.pairs[number], change[number]
    results.trials.append(Trial(name, made.locale, pair.english, pair.text, damaged if isinstance(damaged, str) else damaged.value, rules))


def _alarms(made: Page, found: Iterable[Finding]) -> Iterator[Alarm]:
    for finding in found:
        pair = made.pairs[int((finding.warning or "w0")[1:])]
        yield Alarm(made.locale, pair.english, pair.text, finding.rule, finding.message)


def run_prepared(limit: int, seed: int) -> Results:
    """The translations that people who speak the languages have damaged: one page each, a sound text beside it."""
    results = Results()
    for folder in CORPORA:
        cases = list(prepared(folder))
        random.Random(seed).shuffle(cases)  # noqa: S311  texts, no secrets
        tried: Counter[tuple[str, str]] = Counter()
        for pair, damaged, way in cases:
            tried[pair.locale, way] += 1
            if tried[pair.locale, way] <= limit:
                made = page(pair.locale, [pair])
                rules = tuple(dict.fromkeys(finding.rule for finding in verdict(made, {0: damaged})))
                results.trials.append(Trial(f"by hand: {way}", pair.locale, pair.english, "", damaged, rules))
    return results


def run_article() -> Results:
    """The project's own article: a mention's term replaced, and each text of its warnings, in every locale."""
    results = Results()
    for locale, warning, sound, damaged, rules in article_cases():
        if damaged is None:
            results.sound += 1
            results.alarms += [Alarm(locale, warning, sound, rule, "") for rule in rules]
        else:
            results.trials.append(Trial("a required term replaced", locale, warning, sound, damaged, rules))
    return results


def merged(*parts: Results) -> Results:
    """All results together."""
    whole = Results()
    for part in parts:
        whole.trials += part.trials
        whole.alarms += part.alarms
        whole.sound += part.sound
    return whole


def everything(limit: int, seed: int) -> Results:
    """The corpora, what was damaged by hand, and the article."""
    return merged(run(list(read_pairs(CORPORA)), limit, seed), run_prepared(limit, seed), run_article())


def tables(results: Results) -> Iterator[str]:
    """What `make bench` prints."""
    yield f"Noticed: {results.recall():.4f} of {len(results.trials)} damaged warnings. Refused: {results.false_alarms():.2%} of {results.sound} sound ones.\n"
    yield "| Way | Noticed | Tried | Recall |\n|---|--:|--:|--:|"
    yield from (f"| {name} | {noticed} | {tried} | {noticed / tried:.3f} |" for name, (noticed, tried) in results.by_way().items())
    yield "\n| Locale | Noticed | Tried | Recall |\n|---|--:|--:|--:|"
    yield from (f"| {name} | {noticed} | {tried} | {noticed / tried:.3f} |" for name, (noticed, tried) in sorted(results.by_locale().items()))


def details(results: Results) -> Iterator[str]:
    """Every miss and every false alarm."""
    missed: dict[str, list[Trial]] = defaultdict(list)
    for trial in results.trials:
        if not trial.rules:
            missed[trial.way].append(trial)
    for way, trials in missed.items():
        yield f"\n## Missed: {way}"
        yield from (f"- {trial.locale}: {trial.english} → {trial.damaged}" for trial in trials)
    yield "\n## False alarms"
    yield from (f"- {alarm.locale} {alarm.rule}: {alarm.english} → {alarm.text} ({alarm.message})" for alarm in results.alarms)


def speed(pairs: Sequence[Pair], seed: int) -> str:
    """Milliseconds of processor time for each text of a warning, all in, once what is read once has been read."""
    made = pages(pairs, seed)
    for one in made:
        verdict(one, {})
    fresh = pages(pairs, seed + 1)
    begin = time.process_time()
    for one in fresh:
        verdict(one, {})
    taken = time.process_time() - begin
    return f"{taken * 1000 / sum(len(one.pairs) for one in fresh):.2f} ms for each text of a warning, its catalogue's reading included"


def main(arguments: Sequence[str]) -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, default=6, help="warnings damaged for each locale and way")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--details", type=Path, help="where to write every miss and false alarm")
    options = parser.parse_args(arguments)
    results = everything(options.limit, options.seed)
    for line in tables(results):
        print(line)  # noqa: T201  it is what the program is for
    for path in HOLDOUTS:
        held = run(read_file(path), options.limit, options.seed)
        print(f"\nHeld out ({path.stem}): noticed {held.recall():.4f} of {len(held.trials)}, refused {held.false_alarms():.2%} of {held.sound}.")  # noqa: T201
        results.alarms += held.alarms
    print(f"\n{speed(list(read_pairs(CORPORA)), options.seed)}")  # noqa: T201
    if options.details is not None:
        options.details.write_text("\n".join(details(results)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
