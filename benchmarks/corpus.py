"""Makes HTML articles of a wished size, in words that mean nothing.

Law: the same size and seed give the same text.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

_ONSETS = ("b", "br", "d", "dr", "f", "g", "gl", "k", "l", "m", "n", "p", "pl", "r", "s", "st", "t", "tr", "v", "z")
_VOWELS = ("a", "e", "i", "o", "u", "ai", "eo", "ä", "é")
_CODAS = ("", "", "", "l", "m", "n", "r", "s", "t", "sk")
_REFERENCES = ("&nbsp;", "&amp;", "&mdash;", "&#8217;", "&lt;")
_SEVERITIES = ("danger", "warning", "caution", "notice")


def articles(count: int, size: int, seed: int) -> Iterator[tuple[str, str]]:
    """Names and texts of articles of about `size` characters each."""
    for number in range(count):
        yield f"article-{number:04}", page(size, seed + number)


def page(size: int, seed: int) -> str:
    """One page of at least `size` characters, and of less than one block more."""
    return _Author(Random(seed)).page(size)  # noqa: S311  # not for secrets: the same seed must give the same page


class _Author:
    def __init__(self, random: Random) -> None:
        self.random = random
        self.words = [self._word() for _ in range(3000)]
        self.weights = [1 / rank for rank in range(1, len(self.words) + 1)]
        self.pool: list[str] = []
        self.number = 0
        """Counts the blocks, so that ids and addresses differ."""

    def page(self, size: int) -> str:
        title = self.phrase(5)
        start = (
            f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
            f'<meta name="description" content="{self.phrase(12)}">\n<style>p {{ margin: 1em }}</style>\n</head>\n'
            f"<body>\n<header><nav data-locales></nav></header>\n<main>\n<h1>{title}</h1>\n"
        )
        blocks = [start]
        end = "</main>\n<script>document.title += '!'</script>\n</body>\n</html>\n"
        length = len(start) + len(end)
        kinds = (self.paragraph, self.heading, self.list, self.table, self.figure, self.warning, self.listing, self.comment)
        while length < size:
            self.number += 1
            (kind,) = self.random.choices(kinds, (50, 10, 12, 6, 6, 3, 4, 2))
            blocks.append(kind())
            length += len(blocks[-1])
        return "".join((*blocks, end))

    # -- blocks

    def paragraph(self) -> str:
        return f'<p class="text">{self.sentences(4)}</p>\n'

    def heading(self) -> str:
        level = self.random.choice((2, 2, 3, 3, 3, 4))
        return f'<h{level} id="part-{self.number}">{self.phrase(5)} <a class="anchor" href="#part-{self.number}" title="{self.phrase(3)}">¶</a></h{level}>\n'

    def list(self) -> str:
        name = self.random.choice(("ul", "ol"))
        items = "".join(f"  <li>{self.sentences(1)}</li>\n" for _ in range(self.random.randint(2, 8)))
        return f"<{name}>\n{items}</{name}>\n"

    def table(self) -> str:
        columns = self.random.randint(2, 5)
        head = "".join(f'<th scope="col">{self.phrase(2)}</th>' for _ in range(columns))
        rows = "".join(
            "<tr>" + "".join(f'<td class="cell">{self.phrase(3)} {self.random.randint(0, 999)}</td>' for _ in range(columns)) + "</tr>\n"
            for _ in range(self.random.randint(2, 10))
        )
        return f"<table>\n<caption>{self.phrase(6)}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"

    def figure(self) -> str:
        image = f'<img src="images/{self.number}.png" srcset="images/{self.number}@2x.png 2x" width="640" height="480" alt="{self.phrase(8)}">'
        return f"<figure>{image}\n<figcaption>{self.sentences(1)}</figcaption></figure>\n"

    def warning(self) -> str:
        severity = self.random.choice(_SEVERITIES)
        return (
            f'<aside data-warning="w{self.number}" data-severity="{severity}" role="note">\n'
            f"<p><strong>{severity.title()}:</strong> {self.sentences(2)}</p>\n</aside>\n"
        )

    def listing(self) -> str:
        lines = "".join(f'  <span class="k">{self.word()}</span> = {self.word()}(&quot;{self.word()}&quot;)\n' for _ in range(self.random.randint(2, 12)))
        return f"<pre><code>\n{lines}</code></pre>\n"

    def comment(self) -> str:
        return f"<!-- {self.phrase(6)} -->\n"

    # -- words

    def sentences(self, most: int) -> str:
        return " ".join(self.sentence() for _ in range(self.random.randint(1, most)))

    def sentence(self) -> str:
        words = [self.dressed() for _ in range(self.random.randint(5, 22))]
        return f"{self.word().capitalize()} {' '.join(words)}."

    def dressed(self) -> str:
        """A word, now and then a tag around it or a character reference in it."""
        word = self.word()
        draw = self.random.random()
        if draw < 0.88:
            return word
        if draw < 0.91:
            return f"<em>{word} {self.word()}</em>"
        if draw < 0.94:
            return f'<a class="reference internal" href="{word.encode("ascii", "ignore").decode()}.html#{self.number}">{word} {self.word()}</a>'
        if draw < 0.96:
            return f'<code class="literal"><span class="pre">{word}</span></code>'
        if draw < 0.97:
            return f"<strong>{word}</strong>"
        if draw < 0.975:
            return f"{word}<br>"
        return word + self.random.choice(_REFERENCES)

    def phrase(self, most: int) -> str:
        return " ".join(self.word() for _ in range(self.random.randint(1, most))).capitalize()

    def word(self) -> str:
        """A few words are frequent and most are rare, as in a language (Zipf 1949)."""
        if not self.pool:
            self.pool = self.random.choices(self.words, self.weights, k=10_000)
        return self.pool.pop()

    def _word(self) -> str:
        choice = self.random.choice
        return "".join(choice(_ONSETS) + choice(_VOWELS) + choice(_CODAS) for _ in range(choice((1, 2, 2, 3))))
