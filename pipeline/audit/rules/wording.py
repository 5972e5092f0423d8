"""A warning says what was cleared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.audit.rule import Fault, PageCase


def warning_altered(case: PageCase) -> Iterator[Fault]:
    """A warning has the severity and the words with which it was published: nothing added, nothing lost.

    Whitespace does not count, and neither does the order of the fragments, for a translator may move inline tags; all else does, accents and
    capitals included.

    A style sheet adds no words either (`content`): these are in no catalogue.

    *Bad*: `Do <del>not</del> have a peel if you are pregnant.` without its `not`; `data-severity="notice"` for `danger`.
    *Good*: the fragments of the manifest, each whole, and no other character.
    """
    for listed, seen in case.pairs():
        if listed.severity != seen.severity:
            yield Fault(
                f"warning {seen.id} has another severity than was published",
                warning=seen.id,
                line=seen.line,
                expected=listed.severity,
                found=seen.severity,
            )
        if not _holds(seen.text, listed.texts):
            yield Fault(
                f"warning {seen.id} says something else than was published",
                warning=seen.id,
                line=seen.line,
                expected=" ".join(" ".join(listed.texts).split()),
                found=" ".join(seen.text.split()),
            )
    for seen, look in case.dressed():
        if look.added is not None:
            hint = "write the words into the source, where they are translated, and take them out of the style sheet"
            yield Fault(f"a style sheet puts words to warning {seen.id}: {look.added}", hint, warning=seen.id, line=seen.line, found=look.added.reason)


def _holds(text: str, fragments: Sequence[str]) -> bool:
    """Whether every fragment stands whole in the text, and the text is made of just the fragments' characters."""
    bare = _bare(text)
    expected = [_bare(fragment) for fragment in fragments]
    return Counter(bare) == Counter("".join(expected)) and all(fragment in bare for fragment in expected)


def _bare(text: str) -> str:
    return "".join(text.split())
