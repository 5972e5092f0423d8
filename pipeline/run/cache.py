"""What a project's runs remember, and under which names: every name stands for all that the remembered follows from."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.program import code_digest
from pipeline.run.places import Places
from pipeline.run.records import findings_of, frozen, judgement_of, plain_findings, plain_judgement, thawed
from pipeline.run.stamps import UNKNOWN, Watch
from pipeline.store import Store

if TYPE_CHECKING:
    from pipeline.model import Finding, Judgement, Waiver

NEEDS, VERDICTS, PAGES, INDEX = "needs", "verdicts", "pages", "index"
"""The parts of an entry: what must still hold of other files, what was found, what was published; and how a project stood."""


@dataclass(frozen=True, slots=True)
class Known:
    """An article as it stood: stamps of its inputs and of its pages, what stands for its inputs' bytes, and the key of what is remembered of it."""

    inputs: bytes
    content: bytes
    key: bytes
    pages: bytes = UNKNOWN


@dataclass(frozen=True, slots=True)
class Index:
    """A project as it stood when all of it was last judged. `general` is the stamp of what concerns every article, `site` that of what is no page.

    `expiries` are the last days of the waivers, and whether they had passed.
    """

    places: Places
    output: str
    general: bytes
    site: bytes
    others: tuple[str, ...]
    articles: Mapping[str, Known]
    findings: tuple[Finding, ...]
    expiries: tuple[tuple[date, bool], ...]

    def holds_on(self, today: date) -> bool:
        """Whether the same waivers hold as then."""
        return all((today > last) == passed for last, passed in self.expiries)


@dataclass(frozen=True, slots=True)
class Needs:
    """What an entry asks of other files: the `waivers` that concern its warnings, and the `reach` of the paths that it means.

    `pages` are path and SHA-256 of each of its pages, none where it was judged only.
    """

    warnings: tuple[str, ...]
    waivers: bytes
    meant: tuple[str, ...]
    reach: bytes
    pages: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Cache:
    """A project's part of the store."""

    store: Store
    root: Path
    watch: Watch = field(default_factory=Watch)
    """Began before the project was read."""

    @property
    def _index_key(self) -> bytes:
        return digest("index", os.path.realpath(self.root), code_digest())

    def index(self) -> Index | None:
        """How the project stood; None where nobody knows, or another program wrote it down."""
        content = self.store.one(self._index_key, INDEX)
        if content is None:
            return None
        places, output, general, site, others, articles, findings, expiries = thawed(content)
        known = {name: Known(*one) for name, one in articles.items()}
        ended = tuple((date.fromisoformat(day), passed) for day, passed in expiries)
        return Index(Places(**places), output, general, site, others, known, findings_of(findings), ended)

    def keep(self, entries: Mapping[bytes, Mapping[str, bytes]], used: list[bytes], index: Index | None) -> None:
        """Remembers entries, that some were of use, and how the project stands."""
        made = dict(entries)
        if index is not None:
            articles = {name: (one.inputs, one.content, one.key, one.pages) for name, one in index.articles.items()}
            expiries = tuple((day.isoformat(), passed) for day, passed in index.expiries)
            plain = (asdict(index.places), index.output, index.general, index.site, index.others, articles, plain_findings(index.findings), expiries)
            made[self._index_key] = {INDEX: frozen(plain)}
        self.store.put(made, used)


def frozen_verdicts(name: str, marks: int, judgements: tuple[Judgement, ...]) -> bytes:
    """The part VERDICTS of an article's entry."""
    return frozen((name, marks, tuple(map(plain_judgement, judgements))))


def thawed_verdicts(content: bytes) -> tuple[str, int, tuple[Judgement, ...]]:
    """What `frozen_verdicts` was given."""
    name, marks, judgements = thawed(content)
    return name, marks, tuple(judgement_of(name, one) for one in judgements)


def frozen_needs(needs: Needs) -> bytes:
    """The part NEEDS of an article's entry."""
    return frozen((needs.warnings, needs.waivers, needs.meant, needs.reach, needs.pages))


def thawed_needs(content: bytes) -> Needs:
    """What `frozen_needs` was given."""
    return Needs(*thawed(content))


def waivers_digest(waivers: tuple[Waiver, ...], warnings: tuple[str, ...]) -> bytes:
    """Stands for the waivers in force that concern some warnings."""
    return digest(*(repr(waiver) for waiver in waivers if waiver.warning in warnings))


def digest(*pieces: str | bytes) -> bytes:
    """One digest for several pieces, whose ends are told apart."""
    made = hashlib.blake2b(digest_size=32)
    for piece in pieces:
        content = piece.encode("utf-8", "surrogatepass") if isinstance(piece, str) else piece
        made.update(len(content).to_bytes(8, "little"))
        made.update(content)
    return made.digest()
