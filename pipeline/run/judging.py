"""One article before the gate, in all its locales: what a worker does."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from pipeline.catalog.lookup import look_up
from pipeline.locales import Language, language
from pipeline.model import Article, ArticleFile, Contract, Judgement, Settings, Signed, Termbase, Waiver
from pipeline.review.page import page_reviews, page_states
from pipeline.run.ledgers import Ledgers
from pipeline.run.past import Stales
from pipeline.run.project import Project, segmented
from pipeline.validate.gate import Case, judge, judge_source, open_case
from pipeline.validate.passing import passed


class Keep(Enum):
    """What is kept of a page when its article has been dealt with."""

    VERDICTS = "verdict and findings"
    EVIDENCE = "those, and what the gate saw of each warning"


@dataclass(frozen=True, slots=True)
class Grounds:
    """What every article is judged by. Plain, since it goes to workers."""

    root: Path
    settings: Settings
    contract: Contract
    termbases: Mapping[str, Termbase]
    locales: tuple[str, ...]
    stales: Stales
    ledgers: Ledgers
    waivers: tuple[Waiver, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """An article with the verdicts on it, its own language first. `catalogues` are the digests of the files that were read, None for no file."""

    article: Article
    judgements: tuple[Judgement, ...]
    catalogues: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """What is kept of an article when it has been judged. Its judgements are without the texts that pages are assembled from."""

    name: str
    marks: int
    judgements: tuple[Judgement, ...]
    content: bytes
    """Stands for the bytes of the article and of its catalogues, as they were judged."""


def judge_article(grounds: Grounds, file: ArticleFile) -> Judged:
    """Reads an article and its catalogues, each once, and judges every page."""
    article = segmented(grounds.root, grounds.settings, file)
    project = Project(grounds.root, grounds.settings, grounds.contract, (file,), (), grounds.waivers)
    case = open_case(article, grounds.contract, grounds.termbases[grounds.settings.source_locale], project.source)
    pages = [_judge_locale(project, case, grounds, language(locale)) for locale in grounds.locales]
    return Judged(article, (judge_source(case, project.source), *(judgement for judgement, _ in pages)), tuple(digest for _, digest in pages))


def check_article(grounds: Grounds, keep: Keep, file: ArticleFile) -> Record:
    """Judges an article and lets its texts go."""
    return record(judge_article(grounds, file), keep)


def record(judged: Judged, keep: Keep) -> Record:
    """What is kept of a judged article."""
    kept = (replace(one, verdict=passed(one.verdict), evidence=one.evidence if keep is Keep.EVIDENCE else (), sign_offs={}) for one in judged.judgements)
    return Record(judged.article.name, len(judged.article.marks), tuple(kept), content_digest((judged.article.digest, *judged.catalogues)))


def content_digest(digests: Iterable[str | None]) -> bytes:
    """Stands for an article and its catalogues, given the SHA-256 of each, None for a file that is not there."""
    return hashlib.blake2b("\n".join(digest or "-" for digest in digests).encode(), digest_size=32).digest()


def _judge_locale(project: Project, case: Case, grounds: Grounds, target: Language) -> tuple[Judgement, str | None]:
    label = project.catalogue_path(target.name, case.article.name)
    ledger = grounds.ledgers.get(target.name, {})
    catalogue, seen = project.seen(label)
    translations = page_states(case.article, look_up(case.article, catalogue, label, grounds.stales.get(label, {})), ledger)
    reviews = page_reviews(case.article, case.requirements, translations, ledger, grounds.settings.review)
    judgement = judge(case, translations, grounds.termbases[target.name], grounds.settings, target, grounds.waivers, reviews)
    signed = {id_: review.standing.sign_offs for id_, review in reviews.items() if isinstance(review.standing, Signed)}
    return replace(judgement, sign_offs=signed) if signed else judgement, seen
