"""Tries the segmenter on real HTML: `python -m benchmarks.real_pages FOLDER…` prints what holds and what does not, and exits with 1 if a law fails.

Laws, for each page that can be read at all:

- crash: the page is segmented or refused, nothing else.
- join: the pieces give the file back, byte for byte.
- identity: a translation that says the same makes the same tree, apart from `lang` and `dir` on `html`.
- fallback: without any translation the page still shows the same text.
- tree: a pseudo-translation, in which every letter is another, keeps the tree.
- translated: it changes what a reader sees,
- excluded: and nothing in code, or where the author says that it is not translated.

The last three are seen with html5lib, which shares nothing with the segmenter.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from benchmarks.trees import Step, read_like_browser, read_with_parser, words
from pipeline.assemble.page import Surroundings, assemble
from pipeline.locales import language
from pipeline.model import Article, Cleared, Metadata, PipelineError, Source, Tally, join
from pipeline.placeholders import cut
from pipeline.segment.article import segment
from pipeline.source.articles import decode

_SEALED = frozenset(["script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext", "math"])
_VERBATIM = frozenset(["code", "pre", "kbd", "samp", "var"])
_VISIBLE_ATTRIBUTES = frozenset(["title", "alt", "placeholder", "label", "summary", "abbr", "content", "value"])
_KEPT = Surroundings("", "", lambda url: url, Metadata.KEEP)
_SOURCE, _TARGET = language("en"), language("de")


class Voice(Enum):
    """Whether a text has to change in a translation."""

    SEEN = "seen"
    UNSEEN = "in a template, a switcher or structured data"
    EXCLUDED = "excluded"
    SEALED = "excluded, whatever stands inside"


@dataclass(slots=True)
class Trial:
    """What became of one page. Letters are counted by `Voice`, and those of `SEEN` that stayed are `left`."""

    file: str
    refused: str | None = None
    failures: list[tuple[str, str]] = field(default_factory=list)
    letters: Counter[Voice] = field(default_factory=Counter)
    left: int = 0


def disguise(text: str) -> str:
    """Every letter and digit becomes a Chinese character, never itself, the same always the same."""
    return "".join(chr(0x4E00 + ord(character) % 0x5000) if character.isalnum() else character for character in text)


def try_page(path: Path) -> Trial:
    """All laws on one file."""
    content = path.read_bytes()
    trial = Trial(str(path))
    try:
        text, encoding = decode(content, trial.file)
        article = segment(Source("page", trial.file, text, encoding, hashlib.sha256(content).hexdigest()), "en")
    except PipelineError as error:
        trial.refused = error.cause
        return trial
    except Exception as error:  # a crash is what this looks for
        trial.failures.append(("crash", f"{type(error).__name__}: {error}"))
        return trial
    if encoding.encode(join(article.pieces)) != content:
        trial.failures.append(("join", "the pieces do not give the file back"))
    tree = list(read_with_parser(text))
    same = read_with_parser(_assembled(article, [unit.msgid for unit in article.units]))
    if (fault := _first_difference(tree, same, translated=False)) is not None:
        trial.failures.append(("identity", fault))
    fallen = words(read_with_parser(_assembled(article, [None] * len(article.units))))
    if (fault := _first_change(words(tree), fallen)) is not None:
        trial.failures.append(("fallback", fault))
    _try_translation(trial, article, text)
    return trial


def _try_translation(trial: Trial, article: Article, text: str) -> None:
    masked = ["".join(part if index % 2 else disguise(part) for index, part in enumerate(cut(unit.msgid, unit.tags))) for unit in article.units]
    before, after = list(read_like_browser(text)), list(read_like_browser(_assembled(article, masked)))
    if (fault := _first_difference(before, after, translated=True)) is not None:
        trial.failures.append(("tree", fault))
        return
    left: list[str] = []
    for (step, voice), new in zip(_with_voices(before), after, strict=True):
        if step.kind != "text":
            continue
        letters = sum(character.isalnum() for character in step.name)
        trial.letters[voice] += letters
        if voice is Voice.SEEN and letters and step.name == new.name:
            trial.left += letters
            left.append(f"{step.name.strip()[:60]!r} in <{step.inside}>")
        if voice in (Voice.EXCLUDED, Voice.SEALED) and step.name != new.name:
            trial.failures.append(("excluded", f"{step.name[:60]!r} became {new.name[:60]!r} in <{step.inside}>"))
    if left:
        trial.failures.append(("translated", f"{trial.left} of {trial.letters[Voice.SEEN]} letters stayed: {'; '.join(left[:3])}"))


def _assembled(article: Article, texts: Sequence[str | None]) -> str:
    cleared = Cleared(article.name, _TARGET.name, tuple(texts), Tally(len(texts), len(texts), (), ()))
    return assemble(article, cleared, _SOURCE, _TARGET, _KEPT)


def _first_difference(before: Iterable[Step], after: Iterable[Step], *, translated: bool) -> str | None:
    old, new = list(before), list(after)
    for position, (one, other) in enumerate(zip(old, new, strict=False)):
        same = _same_text if one.kind == "text" else _same_tag
        if one.kind != other.kind or not same(one, other, translated=translated):
            near = " ".join(map(str, old[max(0, position - 3) : position]))
            return f"behind {near}: {str(one)[:160]} became {str(other)[:160]}"
    return None if len(old) == len(new) else f"{len(old)} steps became {len(new)}"


def _same_text(one: Step, other: Step, *, translated: bool) -> bool:
    return one.name == other.name or (translated and " ".join(disguise(one.name).split()) == " ".join(other.name.split()))


def _same_tag(one: Step, other: Step, *, translated: bool) -> bool:
    """`lang` may follow the language of the page, wherever it stands."""
    changed = {name for name, _ in one.attributes ^ other.attributes} - {"lang", "xml:lang"}
    if one.name == "html":
        changed.discard("dir")
    if translated:
        changed = {name for name in changed if name not in _VISIBLE_ATTRIBUTES and not name.startswith("aria-")}
    return one.name == other.name and not changed


def _first_change(before: Sequence[str], after: Sequence[str]) -> str | None:
    if before == after:
        return None
    position = next((index for index, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), min(len(before), len(after)))
    start = max(0, position - 4)
    return f"{' '.join(before[start : position + 4])!r} became {' '.join(after[start : position + 4])!r}"


def _with_voices(steps: Iterable[Step]) -> Iterator[tuple[Step, Voice]]:
    """Each step with the rule for the text at its place."""
    stack = [Voice.SEEN]
    for step in steps:
        if step.kind == "start":
            stack.append(_voice(step, stack[-1]))
        elif step.kind == "end":
            stack.pop()
        yield step, stack[-1]


def _voice(tag: Step, outer: Voice) -> Voice:
    attributes = dict(tag.attributes)
    if outer is Voice.SEALED or tag.name in _SEALED:
        structured = tag.name == "script" and attributes.get("type", "").strip().lower() == "application/ld+json"
        return Voice.UNSEEN if structured else Voice.SEALED
    if outer is Voice.UNSEEN or tag.name == "template" or "data-locales" in attributes:
        return Voice.UNSEEN
    choice = attributes.get("translate", "-").strip().lower()
    if choice in ("", "yes", "no"):
        return Voice.EXCLUDED if choice == "no" else Voice.SEEN
    return Voice.EXCLUDED if tag.name in _VERBATIM or "notranslate" in attributes.get("class", "").split() else outer


def summary(trials: Sequence[Trial], shown: int) -> str:
    """A table of what was seen, and the first failing pages."""
    refused = Counter(trial.refused for trial in trials if trial.refused is not None)
    failures = Counter(law for trial in trials for law in {law for law, _ in trial.failures})
    letters = sum((trial.letters for trial in trials), Counter[Voice]())
    left = sum(trial.left for trial in trials)
    rows = [("pages", f"{len(trials)}"), *((f"refused: {cause[:90]}", f"{number}") for cause, number in refused.most_common(20))]
    rows += [(f"law broken: {law}", f"{number}") for law, number in sorted(failures.items())]
    rows += [(f"letters {voice.value}", f"{letters[voice]:,}") for voice in Voice]
    rows += [("letters seen and not translated", f"{left:,} ({left / max(1, letters[Voice.SEEN]):.4%})")]
    lines = ["| what | count |\n| --- | ---: |\n", *(f"| {name} | {value} |\n" for name, value in rows)]
    for law in sorted(failures):
        broken = [(trial.file, reason) for trial in trials for name, reason in trial.failures if name == law]
        lines += [f"\n{law}:\n", *(f"  {file}\n    {reason}\n" for file, reason in broken[:shown])]
    return "".join(lines)


def pages(folders: Iterable[Path]) -> list[Path]:
    """Every HTML file, equal ones once."""
    found: dict[bytes, Path] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*.htm*")):
            if path.is_file() and path.suffix in (".html", ".htm"):
                found.setdefault(hashlib.sha256(path.read_bytes()).digest(), path)
    return list(found.values())


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--shown", type=int, default=10, help="failing pages shown per law")
    options = parser.parse_args()
    with ProcessPoolExecutor() as pool:
        trials = list(pool.map(try_page, pages(options.folders), chunksize=4))
    sys.stdout.write(summary(trials, options.shown))
    sys.exit(any(trial.failures for trial in trials))


if __name__ == "__main__":
    main()
