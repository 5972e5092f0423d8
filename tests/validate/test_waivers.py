"""Waivers: what they let pass, and what ends them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.locales import language
from pipeline.model import Cleared, Finding, Fuzzy, Judgement, Level, PipelineError, Place, Severity, Translated, Translation, Waiver, Withheld
from pipeline.validate.explain import waivable
from pipeline.validate.gate import Case, judge, open_case
from pipeline.validate.waivers import UNWAIVABLE, digest, idle, live, refuse_unusable

from .builders import HERE, SETTINGS, article, contract, mark, requirement, termbase, unit
from .test_gate_laws import Situation, situations

SOURCE, TARGET = language("en"), language("de")
PLACE = Place("source/waivers.toml", 4)
TODO = Translated(HERE, "TODO: Meiden Sie die Sonne.")
SUN = unit("Avoid the sun.", warning="sun")
TODAY = date(2026, 5, 1)


def opened(*, severity: str | None = None, mentions: tuple[str, ...] = ()) -> Case:
    asked = contract(requirement(mentions=mentions)) if mentions else contract(written=False)
    return open_case(article((SUN,), (mark("sun", 0, severity=severity),)), asked, termbase("en", sun=("sun",)), SOURCE)


def judged(*waivers: Waiver, state: Translation = TODO, case: Case | None = None) -> Judgement:
    return judge(case or opened(), (state,), termbase(sun=("Sonne",), rain=("Regen",)), SETTINGS, TARGET, waivers)


def of(judgement: Judgement, rule: str) -> Finding:
    return next(finding for finding in judgement.findings if finding.rule == rule)


def waivers_for(judgement: Judgement, **changes: Any) -> list[Waiver]:
    """One for each finding that may be waived."""
    made = [
        Waiver(one.rule, one.warning or "", one.locale or "", one.digest, "it is a name", "A. Owner", date(2026, 6, 1), PLACE)
        for one in judgement.findings
        if one.digest is not None
    ]
    return [replace(waiver, **changes) for waiver in made]


def test_a_waived_error_is_information_that_says_who_and_why_and_the_page_is_cleared() -> None:
    found = judged()
    assert isinstance(found.verdict, Withheld)
    waived = judged(*waivers_for(found))
    finding = of(waived, "filler")
    assert finding.level is Level.INFO
    assert finding.waived is not None
    assert finding.waived.reason == "it is a name"
    assert isinstance(waived.verdict, Cleared)
    assert waived.verdict.texts == ("TODO: Meiden Sie die Sonne.",)
    assert waived.verdict.tally.sound == ("sun",)


@pytest.mark.parametrize(
    "changes", [{"rule": "copied-from-source"}, {"warning": "dose"}, {"locale": "fr"}, {"digest": "0" * 32}], ids=lambda changes: next(iter(changes))
)
def test_a_waiver_lets_nothing_else_pass(changes: dict[str, str]) -> None:
    assert judged(*waivers_for(judged(), **changes)) == judged()


def test_a_waiver_of_one_rule_leaves_the_others() -> None:
    case = opened(mentions=("sun", "rain"))
    case = replace(case, faults=())
    found = judged(case=case)
    one = [waiver for waiver in waivers_for(found) if waiver.rule == "filler"]
    waived = judged(*one, case=case)
    assert of(waived, "mention-missing").level is Level.ERROR
    assert isinstance(waived.verdict, Withheld)


@pytest.mark.parametrize("text", ["TODO: Meiden Sie die Sonne!", "TODO: Meiden Sie die Sonne. ", "TODO: Meiden Sie die Sonne.\u200b"])
def test_a_waiver_dies_when_a_code_point_of_the_translation_changes(text: str) -> None:
    assert of(judged(*waivers_for(judged()), state=Translated(HERE, text)), "filler").level is Level.ERROR


def test_a_waiver_dies_when_the_source_its_severity_or_its_mentions_change() -> None:
    waivers = waivers_for(judged())
    assert of(judged(*waivers, case=opened(severity="danger")), "filler").level is Level.ERROR
    assert of(judged(*waivers, case=opened(mentions=("sun",))), "filler").level is Level.ERROR
    states = (TODO,)
    made = article((SUN,), (mark("sun", 0),))
    asked = (requirement(severity=Severity.DANGER),)
    other = article((unit("Avoid the sun!", warning="sun"),), (mark("sun", 0),))
    assert len({digest(made, (), states, "sun"), digest(other, (), states, "sun"), digest(made, asked, states, "sun")}) == 3


def test_what_is_not_translated_has_no_digest() -> None:
    assert digest(opened().article, (), (Fuzzy(HERE, "Sonne"),), "sun") is None
    assert digest(opened().article, (), (TODO,), "dose") is None


@given(situations())
def test_a_waiver_of_everything_that_may_be_waived_clears_no_text_that_is_not_done(situation: Situation) -> None:
    plain = situation.judged()
    waived = judge(situation.case, situation.translations, situation.terms, situation.settings, TARGET, waivers_for(plain))
    assert len(waived.findings) >= len(plain.findings) - 1  # the share of translated prose may come to be enough
    assert isinstance(waived.verdict, Cleared) is not (bool(situation.case.errors) or any(one.level is Level.ERROR for one in waived.findings))
    assert all(one.rule not in UNWAIVABLE and one.warning is not None for one in waived.findings if one.waived)
    if isinstance(waived.verdict, Cleared):
        for (one, state), text in zip(situation.pairs, waived.verdict.texts, strict=True):
            assert one.warning is None or text is not None
            assert text is None or state == Translated(HERE, text)


@given(situations(), st.integers(0, 5))
def test_a_waiver_changes_no_finding_but_its_own(situation: Situation, which: int) -> None:
    plain = situation.judged()
    chosen = waivers_for(plain)[which : which + 1]
    waived = judge(situation.case, situation.translations, situation.terms, situation.settings, TARGET, chosen)
    raised = [replace(one, level=Level.ERROR, waived=None) if one.waived else one for one in waived.findings]
    assert raised == list(plain.findings)


def test_a_waiver_holds_on_its_last_day_and_not_on_the_next() -> None:
    (waiver,) = [one for one in waivers_for(judged()) if one.rule == "filler"]
    assert live([waiver], date(2026, 6, 1)) == (waiver,)
    assert live([waiver], date(2026, 6, 2)) == ()


def test_one_that_has_ended_is_told_beside_the_error_that_is_back() -> None:
    (waiver,) = [one for one in waivers_for(judged()) if one.rule == "filler"]
    (told,) = idle([waiver], [judged()], date(2026, 6, 2))
    assert (told.rule, told.level, told.place, told.warning) == ("waiver-expired", Level.WARNING, PLACE, "sun")
    assert "ended on 2026-06-01" in told.message


def test_one_that_matches_nothing_is_told_with_the_digest_of_the_new_text() -> None:
    (waiver,) = [one for one in waivers_for(judged()) if one.rule == "filler"]
    assert idle([waiver], [judged(waiver)], TODAY) == ()
    (gone,) = idle([waiver], [judged(waiver, state=Translated(HERE, "Meiden Sie die Sonne."))], TODAY)
    assert (gone.rule, gone.message) == ("waiver-idle", "there is no finding of filler to waive")
    changed = judged(waiver, state=Translated(HERE, "TODO: Sonne meiden."))
    (told,) = idle([waiver], [changed], TODAY)
    assert "has changed since A. Owner waived filler" in told.message
    assert str(of(changed, "filler").digest) in told.hint


@pytest.mark.parametrize("rule", ["missing", "empty", "fuzzy", "obsolete", "stale", "tag-lost", "rule-crashed", "unsigned"])
def test_what_has_no_text_no_proof_or_no_signature_cannot_be_waived(rule: str) -> None:
    with pytest.raises(PipelineError, match="cannot be waived") as error:
        refuse_unusable(waivers_for(judged(), rule=rule), waivable(), SETTINGS)
    assert (error.value.file, error.value.line) == ("source/waivers.toml", 4)


def test_a_waiver_of_no_rule_or_no_locale_of_the_project_is_refused() -> None:
    with pytest.raises(PipelineError, match='"fillers" is no rule about warnings\n  mend: did you mean filler'):
        refuse_unusable(waivers_for(judged(), rule="fillers"), waivable(), SETTINGS)
    with pytest.raises(PipelineError, match='"fr" is not among'):
        refuse_unusable(waivers_for(judged(), rule="filler", locale="fr"), waivable(), SETTINGS)
