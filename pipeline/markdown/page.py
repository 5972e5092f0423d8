"""The page around an article's text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from pipeline.markdown.frontmatter import Field, read_front_matter
from pipeline.markdown.parser import parse
from pipeline.markdown.transcript import transcribe
from pipeline.markdown.writer import tag, text
from pipeline.model import PipelineError


@dataclass(frozen=True, slots=True)
class Enclosure:
    """An element that rendering wrote: its start tag begins line `first` of the page, its end tag ends line `last`, both counted from 0."""

    name: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Rendered:
    r"""A whole HTML document, and for each of its lines the line of the Markdown file that it came from; lines of the frame get 1.

    Law: `len(lines) == html.count("\n")`, and `html` ends with a line feed.
    `enclosures` are the elements round text of the author's that raw HTML in it might end too early: empty where there is no raw HTML.
    """

    html: str
    lines: tuple[int, ...]
    enclosures: tuple[Enclosure, ...] = ()


def render(source: str, file: str, language: str) -> Rendered:
    """The page of a Markdown article. `source` has line feeds only, `language` is a BCP 47 tag.

    Raises PipelineError, with its line: bad front matter, no title, a box that is no sound warning or is not closed, raw HTML that swallows what follows,
    lists and quotations nested too deeply.
    """
    front = read_front_matter(source, file)
    body = transcribe(parse(front.body, file), file)
    title = front.fields.get("title")
    if title is None and body.heading is not None:
        title = Field(body.heading.text, body.heading.line)
    if title is None:
        raise PipelineError("the article has no title", mend="begin it with a heading (# Title), or with front matter that has a title", file=file, line=1)
    description = front.fields.get("description")
    numbered = [
        ("<!DOCTYPE html>", 1),
        (tag("html", [("lang", language)]), 1),
        ("<head>", 1),
        ('<meta charset="utf-8">', 1),
        ('<meta name="viewport" content="width=device-width, initial-scale=1">', 1),
        (f"<title>{text(title.text)}</title>", title.line),
    ]
    if description is not None:
        numbered.append((tag("meta", [("name", "description"), ("content", description.text)]), description.line))
    numbered += [("<style>", 1), *((line, 1) for line in _style()), ("</style>", 1), ("</head>", 1), ("<body>", 1)]
    numbered += [('<header><nav class="locales" data-locales></nav></header>', 1), ("<main>", 1)]
    before = len(numbered)
    numbered += zip(body.lines, body.origins, strict=True)
    numbered += [("</main>", 1), ("</body>", 1), ("</html>", 1)]
    boxes = (Enclosure("aside", before + first, before + last) for first, last in body.boxes)
    main = Enclosure("main", before - 1, before + len(body.lines))
    return Rendered("".join(f"{line}\n" for line, _ in numbered), tuple(number for _, number in numbered), (*boxes, main) if body.raw else ())


@lru_cache(maxsize=1)
def _style() -> tuple[str, ...]:
    return tuple(files(__package__).joinpath("article.css").read_text(encoding="utf-8").rstrip("\n").split("\n"))
