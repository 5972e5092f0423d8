"""The gate, case by case."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipeline.locales import language
from pipeline.model import (
    Article,
    Cleared,
    Contract,
    Finding,
    Fuzzy,
    Judgement,
    Level,
    Missing,
    PipelineError,
    Place,
    Presence,
    Termbase,
    Translated,
    Translation,
    Unit,
    Withheld,
)
from pipeline.validate.gate import Case, judge, open_case, refuse_unknown_rules, refuse_vacuous

from .builders import CONTRACT, FILE, GLOSSARY, HERE, SETTINGS, article, contract, mark, requirement, termbase, unit

SOURCE, TARGET = language("en"), language("de")
SUN = unit("Avoid the sun.", warning="sun")
PROSE = unit("See the <a1>leaflet</a1>.")
DONE = Translated(HERE, "Meiden Sie die Sonne.")


def case(*units: Unit, required: tuple[str, ...] = ()) -> Case:
    marks = tuple(mark("sun", index) for index, one in enumerate(units) if one.warning == "sun")
    asked = contract(requirement(mentions=required)) if required else contract(written=False)
    return open_case(article(units, marks), asked, termbase("en", sun=("sun",)), SOURCE)


def judged(opened: Case, *states: Translation, terms: Termbase | None = None, **settings: Any) -> Judgement:
    return judge(opened, states, terms or termbase(), replace(SETTINGS, **settings), TARGET)


def test_a_page_whose_warning_is_translated_is_cleared_with_its_texts() -> None:
    verdict = judged(case(SUN, PROSE), DONE, Missing(HERE)).verdict
    assert isinstance(verdict, Cleared)
    assert verdict.texts == ("Meiden Sie die Sonne.", None)
    assert (verdict.tally.units, verdict.tally.translated, verdict.tally.warnings, verdict.tally.sound) == (2, 1, ("sun",), ("sun",))


def test_a_finding_carries_place_key_and_warning() -> None:
    (finding,) = judged(case(SUN), Fuzzy(HERE, "x")).findings
    assert (finding.rule, finding.level, finding.place, finding.context, finding.msgid, finding.warning) == (
        "fuzzy",
        Level.ERROR,
        HERE,
        "warning:sun",
        "Avoid the sun.",
        "sun",
    )


def test_a_mention_that_is_missing_is_placed_at_the_translation_and_an_undefined_term_at_the_glossary() -> None:
    opened = case(SUN, required=("sun",))
    (missing,) = judged(opened, DONE, terms=termbase(sun=("Regen",))).findings
    assert (missing.rule, missing.place, missing.warning) == ("mention-missing", HERE, "sun")
    (undefined,) = judged(opened, DONE).findings
    assert (undefined.rule, undefined.place, undefined.warning) == ("term-undefined", Place(GLOSSARY, 1), "sun")
    assert judged(opened, DONE, terms=termbase(sun=("Sonne",))).findings == ()


def test_a_concept_may_be_mentioned_in_any_text_of_the_warning_and_inside_tags() -> None:
    first, second = unit("Danger", warning="sun"), unit("Avoid the <strong>sun</strong>.", warning="sun")
    opened = open_case(article((first, second), (mark("sun", 0, 1),)), contract(requirement(mentions=("sun",))), termbase("en"), SOURCE)
    states = (Translated(HERE, "Gefahr"), Translated(HERE, "Meiden Sie die <strong>Son</strong>ne."))
    assert judged(opened, *states, terms=termbase(sun=("Sonne",))).findings == ()


def test_a_mention_is_not_asked_for_while_a_text_of_the_warning_is_missing() -> None:
    assert [finding.rule for finding in judged(case(SUN, required=("sun",)), Missing(HERE)).findings] == ["missing"]


def test_prose_that_is_doubted_falls_back_and_withholds_nothing() -> None:
    judgement = judged(case(SUN, PROSE), DONE, Translated(HERE, "Siehe das Merkblatt."))
    assert isinstance(judgement.verdict, Cleared)
    assert judgement.verdict.texts[1] is None
    assert {finding.level for finding in judgement.findings} == {Level.WARNING}


@pytest.mark.parametrize("text", ["Siehe das Merkblatt.", "</a1>Siehe<a1>", "<a1>Siehe <a1>x</a1></a1>"])
def test_prose_with_unfit_tags_falls_back_even_where_the_settings_make_light_of_them(text: str) -> None:
    light = {"tag-lost": Level.INFO, "tag-added": Level.INFO, "tag-unbalanced": Level.INFO}
    judgement = judged(case(SUN, PROSE), DONE, Translated(HERE, text), levels=light)
    assert isinstance(judgement.verdict, Cleared)
    assert judgement.verdict.texts[1] is None


def test_the_settings_can_make_prose_as_strict_as_a_warning() -> None:
    judgement = judged(case(SUN, PROSE), DONE, Missing(HERE), levels={"missing": Level.ERROR})
    assert isinstance(judgement.verdict, Withheld)
    assert judgement.verdict.tally.sound == ("sun",)


def test_a_lost_tag_of_a_sentence_round_a_warning_harms_every_warning_in_it() -> None:
    host = unit("Note: <span1/> and <span2/>.", hosts=("sun", "dose"))
    opened = open_case(article((host,), (mark("sun"), mark("dose"))), contract(written=False), termbase("en"), SOURCE)
    judgement = judged(replace(opened, faults=()), Translated(HERE, "Hinweis: <span1/>."), levels={"tag-lost": Level.INFO})
    assert isinstance(judgement.verdict, Withheld)
    assert judgement.verdict.tally.sound == ()


def test_a_sentence_round_a_warning_may_fall_back_to_the_source() -> None:
    host = unit("Note: <span1/>.", hosts=("sun",))
    opened = open_case(article((host, SUN), (mark("sun", 1),)), contract(written=False), termbase("en"), SOURCE)
    judgement = judged(opened, Missing(HERE), DONE)
    assert isinstance(judgement.verdict, Cleared)
    assert judgement.verdict.texts == (None, DONE.text)


@pytest.mark.parametrize(("least", "cleared"), [(0.0, True), (0.5, True), (0.51, False), (1.0, False)])
def test_too_little_prose_withholds_the_page(least: float, cleared: bool) -> None:
    opened = case(SUN, unit("a"), unit("b"))
    judgement = judged(opened, DONE, Translated(HERE, "x"), Missing(HERE), min_translated=least)
    assert isinstance(judgement.verdict, Cleared) is cleared
    assert ("too-little-translated" in {finding.rule for finding in judgement.findings}) is not cleared


def test_warnings_alone_are_all_the_prose_there_is() -> None:
    assert isinstance(judged(case(SUN), DONE, min_translated=1.0).verdict, Cleared)


def test_a_fault_of_the_source_withholds_every_locale_and_is_told_once() -> None:
    opened = open_case(article((SUN,), (mark("sun", 0),)), contract(requirement("sun"), requirement("dose", line=9)), termbase("en"), SOURCE)
    judgement = judged(opened, DONE)
    assert isinstance(judgement.verdict, Withheld)
    assert judgement.findings == ()
    assert [(fault.rule, fault.place, fault.warning, fault.locale) for fault in opened.faults] == [("contract-unmet", Place(CONTRACT, 9), "dose", "en")]
    assert (judgement.verdict.tally.warnings, judgement.verdict.tally.sound) == (("sun", "dose"), ("sun",))


def test_a_contract_for_other_articles_asks_nothing_of_this_one() -> None:
    opened = open_case(article((), (), name="skin/peel"), contract(requirement("sun", articles=("peel", "hair/*"))), termbase("en"), SOURCE)
    assert (opened.requirements, opened.faults) == ((), ())
    opened = open_case(article((), (), name="skin/peel"), contract(requirement("sun", articles=("hair/*", "skin/*"))), termbase("en"), SOURCE)
    assert [fault.rule for fault in opened.faults] == ["contract-unmet"]


# -- vacuous passes


def vacuous(made: tuple[Article, ...], asked: Contract, **settings: Any) -> tuple[Finding, ...]:
    return refuse_vacuous({one.name: len(one.marks) for one in made}, asked, replace(SETTINGS, **settings))


MARKED = article((SUN,), (mark("sun", 0),))


def test_a_contract_that_is_about_no_article_is_a_usage_error() -> None:
    with pytest.raises(PipelineError) as caught:
        vacuous((MARKED,), contract(requirement(articles=("other",))))
    assert (caught.value.file, caught.value.exit_code) == (CONTRACT, 2)


@pytest.mark.parametrize("settings", [Presence.REQUIRED, Presence.OPTIONAL])
def test_a_project_without_any_warning_is_a_usage_error_unless_warnings_are_optional(settings: Presence) -> None:
    if settings is Presence.OPTIONAL:
        assert vacuous((article((PROSE,)),), contract(written=False), warnings=settings) == ()
        return
    with pytest.raises(PipelineError) as caught:
        vacuous((article((PROSE,)),), contract(written=False), warnings=settings)
    assert (caught.value.file, caught.value.exit_code) == ("source", 2)


def test_a_requirement_for_no_article_is_an_error_beside_those_that_match() -> None:
    (finding,) = vacuous((MARKED,), contract(requirement("sun"), requirement("dose", articles=("other", "skin/*"), line=9)))
    assert (finding.rule, finding.level, finding.place, finding.warning) == ("contract-idle", Level.ERROR, Place(CONTRACT, 9), "dose")
    assert "other or skin/*" in finding.message


def test_marked_warnings_are_enough_without_a_contract() -> None:
    assert vacuous((MARKED,), contract(written=False)) == ()
    assert MARKED.file == FILE


def test_a_level_for_a_rule_that_is_not_there_is_unusable_input() -> None:
    refuse_unknown_rules(replace(SETTINGS, levels={"tag-lost": Level.INFO, "filler": Level.ERROR}))
    for id_, mend in (("tag-lots", "did you mean tag-lost?"), ("term-undefined", "use one of: missing")):
        with pytest.raises(PipelineError) as caught:
            refuse_unknown_rules(replace(SETTINGS, levels={id_: Level.INFO}))
        assert (caught.value.file, caught.value.exit_code) == ("caveat.toml", 3)
        assert caught.value.mend.startswith(mend)
