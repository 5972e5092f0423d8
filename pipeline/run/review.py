"""Signing warnings off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline import files
from pipeline.catalog.lookup import look_up
from pipeline.model import (
    UNREVIEWED,
    Article,
    Catalogue,
    Decision,
    Independence,
    Matter,
    PipelineError,
    Place,
    Review,
    ReviewPolicy,
    Signed,
    SignOff,
    Translation,
    Unsigned,
)
from pipeline.review.lines import name_fault, seal, write_line
from pipeline.review.matter import matter_of, severity_of
from pipeline.review.page import demands, page_reviews
from pipeline.review.signatures import sign
from pipeline.review.sittings import read_sitting
from pipeline.review.standing import NOTHING, former, identity, latest
from pipeline.run.ledgers import ENDING, SIGNATURE, Ledgers, folder_of, read_ledgers, read_sittings, signers_of
from pipeline.run.project import Project, Selection, selected
from pipeline.run.writing import Plan, carry_out
from pipeline.source.contract import read_contract

_TRANSLATOR = re.compile(r"^Last-Translator:[ \t]*(.*?)[ \t]*$", re.MULTILINE | re.IGNORECASE)
_NOBODY = "FULL NAME <EMAIL@ADDRESS>"
"""What gettext writes where nobody has put a name yet."""


@dataclass(frozen=True, slots=True)
class Item:
    """One warning in one locale. `matter` is what there is to sign, None while it is not wholly translated; `former` is the last sign-off of other texts.

    `translator` is whom the catalogue names, "" for nobody; `place` is where the longest text stands in it.
    """

    locale: str
    article: str
    warning: str
    severity: str | None
    matter: Matter | None
    review: Review
    former: SignOff | None
    translator: str
    place: Place


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who signs, in which role, and what they attest."""

    name: str
    role: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Signing:
    """What became of one warning: the sitting in which the decision was written, None where it stood there already."""

    item: Item
    sitting: str | None


def items(project: Project, selection: Selection) -> Iterator[Item]:
    """Every warning of the selection in every locale, locale by locale."""
    articles, locales = selected(project, selection)
    ledgers = read_ledgers(project.root, project.settings, locales, signers_of(project.root, project.settings.review))
    for locale in locales:
        for article in articles:
            yield from items_of(project, article, locale, ledgers)


def append(project: Project, item: Item, decision: Decision, reviewer: Reviewer, time: str, sitting: str | None) -> str:
    """Writes one decision on what `item` showed, as the next line of a sitting, or of a new one where `sitting` is None; gives the sitting's path.

    The caller holds the project's lock. Raises files.ChangedError where the texts are no longer those of the item.
    """
    _refuse_unsignable(item, decision, reviewer, project.settings.review)
    assert item.matter is not None
    _refuse_changed(project, item)
    content, previous = b"", None
    if sitting is not None:
        content = files.read(project.root / sitting, label=sitting) or b""
        begun = read_sitting(content, sitting, item.locale)
        if begun.fault is not None or not begun.sign_offs:
            raise PipelineError("was changed while this sitting went on", mend="bring it back as it was; then run caveat review anew", file=sitting)
        previous, time = begun.sign_offs[-1].digest, max(begun.sign_offs[-1].time, time)
    line = seal(_sign_off(item, item.matter, decision, reviewer, time, previous))
    name = f"{time.translate(str.maketrans('', '', '-:'))}-{line.digest[:8]}{ENDING}"
    label = sitting or f"{folder_of(project.settings, item.locale)}/{name}"
    carry_out(project.root, [Plan(label, content + write_line(line), files.digest(content) if sitting else None)])
    return label


def put_signature(root: Path, sitting: str, key: Path) -> str:
    """Signs a sitting's file with an SSH key; gives the path of the signature. The caller holds the project's lock."""
    label = f"{sitting}{SIGNATURE}"
    content = files.read(root / sitting, label=sitting) or b""
    old = files.read(root / label, label=label)
    carry_out(root, [Plan(label, sign(content, key), files.digest(old))])
    return label


def sign_all(
    project: Project, selection: Selection, warnings: Sequence[str], decision: Decision, reviewer: Reviewer, time: str, key: Path | None
) -> tuple[Signing, ...]:
    """One decision on some warnings, in one new sitting for each locale. What this person has decided already is not written again.

    The caller holds the project's lock. Raises PipelineError, before anything is written, for a warning that is not there or not wholly translated, and
    where a translator would accept their own work.
    """
    todo = _chosen(list(items(project, selection)), warnings)
    for item in todo:
        _refuse_unsignable(item, decision, reviewer, project.settings.review)
    sittings: dict[str, str] = {}
    done: list[Signing] = []
    for item in todo:
        if _is_decided(project, item, reviewer.name, decision):
            done.append(Signing(item, None))
            continue
        sittings[item.locale] = append(project, item, decision, reviewer, time, sittings.get(item.locale))
        done.append(Signing(item, sittings[item.locale]))
    if key is not None:
        for sitting in sittings.values():
            put_signature(project.root, sitting, key)
    return tuple(done)


def awaits(item: Item, name: str) -> bool:
    """Whether a person has something to say of a warning: it is not signed off, and they have not accepted it yet."""
    match item.review.standing:
        case Signed():
            return False
        case Unsigned(accepted=accepted):
            return identity(name) not in [identity(one) for one in accepted]
        case _:
            return True


def is_translator(item: Item, name: str) -> bool:
    """Whether a person is the translator whom the catalogue names."""
    return item.translator != "" and identity(item.translator) == identity(name)


def _chosen(found: Sequence[Item], warnings: Sequence[str]) -> list[Item]:
    for warning in warnings:
        if warning not in [item.warning for item in found]:
            known = ", ".join(sorted({item.warning for item in found})[:12])
            raise PipelineError(f'no article of the selection has a warning "{warning}"', mend=f"use one of: {known}", usage=True)
    return [item for item in found if item.warning in warnings]


def _refuse_unsignable(item: Item, decision: Decision, reviewer: Reviewer, policy: ReviewPolicy) -> None:
    """A sign-off that would not count is refused before it is written; reviewers should not have to find that out in CI."""
    for part, text in (("name", reviewer.name), ("role", reviewer.role), ("meaning", reviewer.meaning)):
        fault = name_fault(text)
        if fault is not None:
            raise PipelineError(f'the {part} "{text}" {fault}', mend=f"give the {part} as people write it, up to 200 characters", usage=True)
    cause = mend = None
    if item.matter is None:
        cause, mend = f'the warning "{item.warning}" is not wholly translated, so there is nothing to sign', "translate it first"
    elif policy.roles and reviewer.role not in policy.roles:
        cause, mend = f'the settings admit no "{reviewer.role}" as a reviewer', f"use one of: {', '.join(policy.roles)}"
    elif decision is Decision.ACCEPTED and policy.independence is not Independence.OFF and is_translator(item, reviewer.name):
        cause, mend = f'"{reviewer.name}" is the translator whom the catalogue names', "have somebody else sign it off"
    elif decision is Decision.ACCEPTED and policy.independence is Independence.PROVEN and item.translator == "":
        cause, mend = "the catalogue names no translator", "fill in Last-Translator in its header"
    if cause is not None and mend is not None:
        raise PipelineError(cause, mend=mend, file=item.place.file, line=item.place.line)


def _is_decided(project: Project, item: Item, name: str, decision: Decision) -> bool:
    """Whether this person's last word on these very texts is this decision, and nobody has said otherwise since."""
    said = [
        sign_off
        for sitting in read_sittings(project.root, project.settings, item.locale)
        for sign_off in sitting.sign_offs
        if sitting.fault is None and (sign_off.article, sign_off.warning, sign_off.matter) == (item.article, item.warning, item.matter)
    ]
    mine = latest(sign_off for sign_off in said if identity(sign_off.name) == identity(name))
    contrary = latest(sign_off for sign_off in said if sign_off.decision is not decision)
    return mine is not None and mine.decision is decision and (contrary is None or contrary.time < mine.time)


def items_of(project: Project, article: Article, locale: str, ledgers: Ledgers) -> Iterator[Item]:
    """The warnings of one article in one locale."""
    label = project.catalogue_path(locale, article.name)
    catalogue = project.catalogue(label)
    states = look_up(article, catalogue, label)
    requirements = demands(article, project.contract)
    ledger = ledgers.get(locale, {})
    reviews = page_reviews(article, requirements.values(), states, ledger, project.settings.review)
    for warning in article.warnings:
        matter = matter_of(article, warning, states, requirements.get(warning))
        yield Item(
            locale=locale,
            article=article.name,
            warning=warning,
            severity=severity_of(article, warning, requirements.get(warning)),
            matter=matter,
            review=reviews.get(warning, UNREVIEWED),
            former=former(ledger.get((article.name, warning), NOTHING), matter),
            translator=_translator(catalogue),
            place=_place(article, warning, states),
        )


def _place(article: Article, warning: str, states: tuple[Translation, ...]) -> Place:
    """Where the longest text of a warning stands in its catalogue."""
    units = [unit for mark in article.marks if mark.id == warning for unit in mark.units]
    return states[max(units, key=lambda unit: len(article.units[unit].msgid))].place if units else article.marks[0].place


def _translator(catalogue: Catalogue | None) -> str:
    """Whom the catalogue's header names; "" where it names nobody or nobody real."""
    header = "" if catalogue is None or catalogue.header is None else catalogue.header.msgstr[0]
    found = _TRANSLATOR.search(header)
    return "" if found is None or found[1] == _NOBODY else found[1]


def _refuse_changed(project: Project, item: Item) -> None:
    """What was shown has to be what is signed: article, contract and catalogue are looked at again."""
    article = next(article for article in project.articles if article.name == item.article)
    source = files.digest(files.read(project.root / article.file, label=article.file))
    fresh = next((one for one in items_of(project, article, item.locale, {}) if one.warning == item.warning), None)
    if source != article.digest or read_contract(project.root, project.settings) != project.contract or fresh is None or fresh.matter != item.matter:
        raise files.ChangedError("changed while it was being read", mend="read it again: run caveat review anew", file=item.place.file, line=item.place.line)


def _sign_off(item: Item, matter: Matter, decision: Decision, reviewer: Reviewer, time: str, previous: str | None) -> SignOff:
    return SignOff(
        locale=item.locale,
        article=item.article,
        warning=item.warning,
        matter=matter,
        decision=decision,
        role=reviewer.role,
        name=reviewer.name,
        translator=item.translator,
        time=time,
        meaning=reviewer.meaning,
        previous=previous,
        digest="",
        place=item.place,
    )
