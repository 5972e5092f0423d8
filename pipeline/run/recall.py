"""What a locale already has in words, when an article asks for new ones: its other catalogues, those of articles that are gone, and memories from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pipeline import files
from pipeline.catalog.memory import Memory, remember
from pipeline.catalog.renames import former
from pipeline.catalog.similarity import Index
from pipeline.catalog.template import GLOSSARY, Template
from pipeline.locales import Language
from pipeline.model import Catalogue, PipelineError
from pipeline.run.project import Project

_NOTHING = Memory()


@dataclass(frozen=True)
class Exchange:
    """Translation memories in the form of files: their names and bytes, read once for all locales."""

    contents: Mapping[str, bytes]

    def pairs(self, source: Language, target: Language) -> Iterator[tuple[str, str]]:
        """What they have in two languages. Raises PipelineError for a file that is no sound TMX."""
        if not self.contents:
            return
        from pipeline.interchange.tmx import read_tmx  # noqa: PLC0415  lxml, which a run without memories need not load

        for label, content in self.contents.items():
            yield from read_tmx(content, label, source, target)


def read_exchange(paths: Iterable[Path]) -> Exchange:
    """Raises PipelineError for a file that is not there."""
    contents = {}
    for path in paths:
        content = files.read(path, label=str(path))
        if content is None:
            raise PipelineError("there is no such file", mend="name a TMX file with --memory", file=str(path), usage=True)
        contents[str(path)] = content
    return Exchange(contents)


@dataclass(frozen=True)  # without slots: what costs something is made when it is first asked for
class Recall:
    """One locale's words. `current` are the catalogues of the project's articles by name; `index` is shared by all locales."""

    project: Project
    target: Language
    current: Mapping[str, Catalogue]
    names: Sequence[str]
    exchange: Exchange
    index: Index

    @cached_property
    def orphans(self) -> Sequence[Catalogue]:
        """Catalogues whose articles are gone. Nobody deletes them: somebody's work is in them."""
        folder = self.project.root / self.project.catalogue_path(self.target.name, GLOSSARY)
        names = sorted(path.relative_to(folder.parent).with_suffix("").as_posix() for path in folder.parent.rglob("*.po"))
        found = (self.project.catalogue(self.project.catalogue_path(self.target.name, name)) for name in names if name not in (*self.names, GLOSSARY))
        return [catalogue for catalogue in found if catalogue is not None]

    @cached_property
    def _memory(self) -> Memory:
        catalogues = [catalogue for name, catalogue in self.current.items() if name != GLOSSARY]
        pairs = self.exchange.pairs(self.project.source, self.target)
        return remember((*catalogues, *self.orphans), pairs, index=self.index, reuse=self.project.settings.memory)

    def memory(self, template: Template) -> Memory:
        """What may be known of the new entries of a template; a glossary's forms are no translations."""
        old = self.current.get(template.name)
        settled = old is not None and template.wanted.keys() <= old.entries.keys()
        return _NOTHING if (settled and not self.exchange.contents) or template.name == GLOSSARY else self._memory

    def former(self, template: Template, label: str) -> Catalogue | None:
        """The catalogue that an article without one had under another name."""
        return None if template.name == GLOSSARY else former(template, self.orphans, label)
