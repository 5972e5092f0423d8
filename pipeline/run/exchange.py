"""Catalogues out to CAT tools, and back. All is read and judged before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from pathlib import Path

from pipeline import files
from pipeline.catalog.accept import accept
from pipeline.catalog.offer import offer, offer_terms
from pipeline.catalog.template import GLOSSARY, Template, glossary_template
from pipeline.catalog.writer import render_catalogue
from pipeline.interchange.languages import best, likeness
from pipeline.interchange.recognise import read_delivery
from pipeline.interchange.table import write_table
from pipeline.interchange.tmx import write_tmx
from pipeline.interchange.xliff1 import write_xliff1
from pipeline.interchange.xliff2 import write_xliff2
from pipeline.interchange.xml import LARGEST
from pipeline.locales import Language, language
from pipeline.model import Article, Catalogue, Delivery, Key, Offer, PipelineError, Refusal
from pipeline.run.project import Project, Selection, selected, selected_files
from pipeline.run.writing import Plan, Written, carry_out


class Format(StrEnum):
    """What `export` writes."""

    XLIFF2 = "xliff2"
    XLIFF1 = "xliff1"
    TMX = "tmx"
    CSV = "csv"


_BY_ARTICLE: Mapping[Format, tuple[str, Callable[[Offer], bytes]]] = {
    Format.XLIFF2: ("xlf", write_xliff2),
    Format.XLIFF1: ("xlf", write_xliff1),
    Format.CSV: ("csv", write_table),
}


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import took, what it did not take and why, and which catalogues it wrote."""

    taken: int
    refused: tuple[Refusal, ...]
    written: Written


def export(project: Project, selection: Selection, form: Format, output: Path) -> Written:
    """One file for each selected article and locale and for each locale's glossary, for TMX one for each locale, under `output`."""
    articles, locales, glossary = _chosen(project, selection)
    if not locales:
        raise PipelineError("the source language is not translated", mend=f"use one of: {', '.join(project.settings.locales)}", usage=True)
    if form is Format.TMX and not articles:
        raise PipelineError("the glossary has forms of words, which are no translations", mend="export it as xliff2, xliff1 or csv", usage=True)
    outgoing = [(name, content) for locale in locales for name, content in _outgoing(project, articles, glossary, language(locale), form)]
    labels = tuple((output / name).as_posix() for name, _ in outgoing)
    written = [files.write((output / name).absolute(), content, label=label) for label, (name, content) in zip(labels, outgoing, strict=True)]
    return Written(labels, tuple(label for label, changed in zip(labels, written, strict=True) if changed))


def _chosen(project: Project, selection: Selection) -> tuple[Sequence[Article], Sequence[str], Template | None]:
    """The articles and locales that are meant, and the glossary where it is meant too. Raises PipelineError where nothing is."""
    glossary = glossary_template(project.contract)
    if not glossary.entries or not any(fnmatchcase(GLOSSARY, pattern) for pattern in selection.articles or (GLOSSARY,)):
        return *selected(project, selection), None
    if any(fnmatchcase(file.name, pattern) for file in project.files for pattern in selection.articles or ("*",)):
        return *selected(project, selection), glossary
    return (), selected_files(project, Selection(selection.locales))[1], glossary


def _outgoing(project: Project, articles: Sequence[Article], glossary: Template | None, target: Language, form: Format) -> Iterator[tuple[str, bytes]]:
    offers = (_offer(project, article, target) for article in articles)
    if form is Format.TMX:
        yield f"{target.name}.tmx", write_tmx(tuple(offers))
        return
    ending, write = _BY_ARTICLE[form]
    for offered in (*offers, *(() if glossary is None else (_terms(project, glossary, target),))):
        yield f"{target.name}/{offered.article}.{ending}", write(offered)


def _offer(project: Project, article: Article, target: Language) -> Offer:
    label = project.catalogue_path(target.name, article.name)
    return offer(article, _catalogue(project.catalogue(label), label, target), target.name, project.source.tag, target.tag)


def _terms(project: Project, glossary: Template, target: Language) -> Offer:
    label = project.catalogue_path(target.name, GLOSSARY)
    return offer_terms(glossary, _catalogue(project.catalogue(label), label, target), target.name, project.source.tag, target.tag)


def _catalogue(catalogue: Catalogue | None, label: str, target: Language) -> Catalogue:
    if catalogue is None:
        raise PipelineError("is not there yet", mend=f"begin it: caveat init -l {target.name}", file=label)
    return catalogue


def import_files(project: Project, paths: Sequence[Path]) -> Imported:
    """Takes what files from CAT tools bring into the catalogues. A file that is not sound stops all of them."""
    deliveries = [delivery for path in paths for delivery in read_delivery(_content(path), str(path))]
    began: dict[str, tuple[Catalogue, str | None]] = {}
    now: dict[str, Catalogue] = {}
    taken = 0
    refused: list[Refusal] = []
    for delivery in deliveries:
        (name, tags), target = _texts(project, delivery), _target(project, delivery)
        label = project.catalogue_path(target.name, name)
        if label not in began:
            catalogue, seen = project.seen(label)
            began[label] = _catalogue(catalogue, label, target), seen
            now[label] = began[label][0]
        acceptance = accept(now[label], tags, delivery)
        now[label] = acceptance.catalogue
        taken += len(acceptance.taken)
        refused += acceptance.refused
    plans = [Plan(label, None if now[label] is catalogue else render_catalogue(now[label]), seen) for label, (catalogue, seen) in began.items()]
    return Imported(taken, tuple(refused), carry_out(project.root, plans))


def _content(path: Path) -> bytes:
    if path.is_file() and path.stat().st_size > LARGEST:
        raise PipelineError(f"is larger than {LARGEST // 1024 // 1024} MB", mend="export fewer articles at once", file=str(path))
    content = files.read(path, label=str(path))
    if content is None:
        raise PipelineError("is not there", mend="name a file that a CAT tool has saved", file=str(path))
    return content


def _texts(project: Project, delivery: Delivery) -> tuple[str, Mapping[Key, tuple[str, ...]]]:
    """What the delivery is about, an article or the glossary, and the tags of each text in it."""
    for article in project.articles:
        if delivery.article in (article.name, article.file):
            return article.name, {unit.key: unit.tags for unit in article.units}
    glossary = glossary_template(project.contract)
    if delivery.article == GLOSSARY and glossary.entries:
        return GLOSSARY, {entry.key: () for entry in glossary.entries}
    names = ", ".join(article.name for article in project.articles[:8])
    raise PipelineError(
        f'is about "{delivery.article[:80]}", which is no article of the project', mend=f"name one of: {names}", file=delivery.file, line=delivery.line
    )


def _target(project: Project, delivery: Delivery) -> Language:
    if delivery.source is not None and not likeness(delivery.source, project.source):
        cause, mend = f'is translated from "{delivery.source[:40]}", not from {project.source.tag}', "export it from this project, and translate that"
        raise PipelineError(cause, mend=mend, file=delivery.file, line=delivery.line)
    found = best(delivery.target, [language(locale) for locale in project.settings.locales])
    if found is None:
        cause, mend = f'is in "{delivery.target[:40]}", which is no locale of the project', f"use one of: {', '.join(project.settings.locales)}"
        raise PipelineError(cause, mend=mend, file=delivery.file, line=delivery.line)
    return found
