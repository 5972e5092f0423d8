"""The gate, whatever an article, a catalogue and the settings hold."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from hypothesis import given
from hypothesis import strategies as st

from pipeline.locales import language
from pipeline.model import (
    Cleared,
    Empty,
    Fuzzy,
    Judgement,
    Level,
    Missing,
    Obsolete,
    Requirement,
    Settings,
    Severity,
    Termbase,
    Translated,
    Translation,
    Unit,
    Withheld,
)
from pipeline.placeholders import OPTIONAL, cut, fault
from pipeline.validate.gate import Case, judge, judge_source, open_case
from pipeline.validate.rules import PAGE_RULES, SOURCE_RULES, UNIT_RULES, WARNING_RULES

from .builders import HERE, SETTINGS, article, contract, mark, requirement, termbase, unit

SOURCE, TARGET = language("en"), language("de")
MSGIDS = ["Avoid the sun.", "Danger", "14", "See the <a1>leaflet</a1>.", "<strong>Not</strong> if <em>pregnant</em>", "one<br/>two"]
MSGSTRS = [
    *(
        "Meiden Sie die Sonne.",
        "Avoid the sun.",
        "Danger",
        "TODO",
        "14",
        "schwanger",
        "Siehe <a1>dort</a1>.",
        "Siehe dort.",
        "</a1>Siehe<a1>",
        "<a1></a1>Siehe",
    ),
    *("<strong>Nicht</strong> <em>schwanger</em>", "<strong><em>Nicht</strong></em>", "<em><em>", "eins zwei", "<a1><a1>x</a1></a1>"),
]
WARNINGS = ["sun", "dose", "nursing"]
RULE_IDS = [*(rule.id for rule in UNIT_RULES), *(rule.id for rule in PAGE_RULES), *(rule.id for rule in WARNING_RULES), *(rule.id for rule in SOURCE_RULES)]

STATES: st.SearchStrategy[Translation] = st.one_of(
    st.sampled_from(MSGSTRS).map(lambda text: Translated(HERE, text)),
    st.sampled_from(MSGSTRS).map(lambda text: Translated(HERE, text)),
    st.sampled_from(MSGSTRS).map(lambda text: Fuzzy(HERE, text)),
    st.sampled_from(MSGSTRS).map(lambda text: Obsolete(HERE, text)),
    st.just(Missing(HERE)),
    st.just(Empty(HERE)),
)
LEVELS = st.dictionaries(st.sampled_from(RULE_IDS), st.sampled_from(Level))
FORMS: st.SearchStrategy[Termbase] = st.sampled_from([termbase(), termbase(sun=("Sonne*",)), termbase(sun=("Sonne*",), pregnant=("schwanger*",))])
REQUIREMENTS: st.SearchStrategy[Requirement] = st.builds(
    requirement,
    st.sampled_from([*WARNINGS, "unmarked"]),
    mentions=st.sampled_from([(), ("sun",), ("pregnant", "sun")]),
    severity=st.sampled_from([None, Severity.DANGER]),
    articles=st.sampled_from([("*",), ("peel",), ("other",)]),
)


@dataclass(frozen=True)
class Situation:
    case: Case
    translations: tuple[Translation, ...]
    terms: Termbase
    settings: Settings

    def judged(self) -> Judgement:
        return judge(self.case, self.translations, self.terms, self.settings, TARGET)

    @property
    def pairs(self) -> list[tuple[Unit, Translation]]:
        return list(zip(self.case.article.units, self.translations, strict=True))


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    """Articles with and without marks, mostly sound, so that both verdicts occur."""
    units: list[Unit] = []
    for warning in draw(st.lists(st.sampled_from([None, None, *WARNINGS]), max_size=5)):
        hosts = tuple(draw(st.lists(st.sampled_from(WARNINGS), max_size=2, unique=True))) if warning is None else ()
        made = unit(draw(st.sampled_from(MSGIDS)), warning=warning, hosts=hosts)
        if made.key not in {other.key for other in units}:
            units.append(made)
    indexes = {id_: [index for index, one in enumerate(units) if one.warning == id_] for id_ in WARNINGS}
    marks = tuple(mark(id_, *found, severity=draw(st.sampled_from(["danger", None]))) for id_, found in indexes.items() if found)
    written = draw(st.booleans())
    requirements = draw(st.lists(REQUIREMENTS, max_size=3, unique_by=lambda one: one.id)) if written else []
    case = open_case(article(tuple(units), marks), contract(*requirements, written=written and bool(requirements)), termbase("en"), SOURCE)
    sound = {"Avoid the sun.": "Meiden Sie die Sonne.", "Danger": "Gefahr", "14": "14", "See the <a1>leaflet</a1>.": "Siehe <a1>dort</a1>."}
    good = tuple(Translated(HERE, sound.get(one.msgid, one.msgid.replace("o", "0"))) for one in units)
    translations = tuple(draw(st.sampled_from([well, well, well]) | STATES) for well in good)
    settings = replace(SETTINGS, levels=draw(LEVELS), min_translated=draw(st.sampled_from([0.0, 0.0, 0.5, 1.0])))
    return Situation(case, translations, draw(FORMS), settings)


def errors(judgement: Judgement) -> bool:
    return any(finding.level is Level.ERROR for finding in judgement.findings)


@given(situations())
def test_a_page_is_cleared_exactly_when_nothing_on_it_or_its_source_is_an_error(situation: Situation) -> None:
    judgement = situation.judged()
    assert isinstance(judgement.verdict, Cleared) is not (errors(judgement) or bool(situation.case.errors))


@given(situations())
def test_the_source_page_is_cleared_exactly_when_its_source_has_no_fault(situation: Situation) -> None:
    judgement = judge_source(situation.case, SOURCE)
    assert isinstance(judgement.verdict, Cleared) is not errors(judgement)
    assert judgement.findings == situation.case.faults
    assert {finding.rule for finding in judgement.findings if finding.level is not Level.ERROR} <= {"undeclared-danger"}


@given(situations())
def test_no_text_of_a_warning_falls_back_on_a_cleared_page(situation: Situation) -> None:
    verdict = situation.judged().verdict
    if isinstance(verdict, Cleared):
        for (one, state), text in zip(situation.pairs, verdict.texts, strict=True):
            assert one.warning is None or text is not None
            assert text is None or state == Translated(HERE, text)


@given(situations())
def test_every_text_of_a_warning_that_is_not_done_withholds_the_page_and_is_named(situation: Situation) -> None:
    judgement = situation.judged()
    for one, state in situation.pairs:
        if one.warning is not None and not isinstance(state, Translated):
            assert isinstance(judgement.verdict, Withheld)
            assert any((found.level, found.warning, found.msgid, found.place) == (Level.ERROR, one.warning, one.msgid, HERE) for found in judgement.findings)


@given(situations())
def test_a_finding_in_a_warning_is_an_error_whatever_the_settings_say(situation: Situation) -> None:
    judgement = situation.judged()
    plain = replace(situation, settings=replace(situation.settings, levels={})).judged()
    guarded = {one.key: one for one in situation.case.article.units if one.guarded}
    light = {rule.id for rule in UNIT_RULES if rule.in_warnings is not Level.ERROR}
    for finding in judgement.findings:
        if finding.rule in light:
            continue
        assert finding.level is Level.ERROR or finding.warning is None
        if finding.msgid is not None and (one := guarded.get((finding.context, finding.msgid))) is not None:
            assert finding.level is Level.ERROR or (one.warning is None and not finding.rule.startswith("tag-"))
    assert [found for found in judgement.findings if found.warning is not None] == [found for found in plain.findings if found.warning is not None]
    assert judgement.verdict.tally.sound == plain.verdict.tally.sound


@given(situations())
def test_outside_warnings_the_settings_decide(situation: Situation) -> None:
    defaults = {rule.id: rule.level for rule in UNIT_RULES}
    for finding in situation.judged().findings:
        if finding.warning is None and finding.rule in defaults:
            assert finding.level is situation.settings.levels.get(finding.rule, defaults[finding.rule])


@given(situations())
def test_a_text_that_is_published_has_the_tags_of_its_source_well_nested(situation: Situation) -> None:
    verdict = situation.judged().verdict
    if isinstance(verdict, Cleared):
        for one, text in zip(situation.case.article.units, verdict.texts, strict=True):
            if text is not None:
                tags = cut(text, one.tags)[1::2]
                assert Counter(tag for tag in tags if tag not in OPTIONAL) == Counter(tag for tag in one.tags if tag not in OPTIONAL)
                assert fault(tags) is None


@given(situations())
def test_the_tally_counts_what_stands_and_no_warning_with_an_error_is_sound(situation: Situation) -> None:
    judgement = situation.judged()
    tally = judgement.verdict.tally
    assert tally.units == len(situation.translations)
    assert 0 <= tally.translated <= tally.units
    assert set(tally.sound) <= set(tally.warnings)
    assert set(situation.case.article.warnings) <= set(tally.warnings)
    harmed = {finding.warning for finding in (*judgement.findings, *situation.case.faults) if finding.level is Level.ERROR}
    assert not harmed & set(tally.sound)
    if isinstance(judgement.verdict, Cleared):
        assert tally.sound == tally.warnings
        assert tally.translated == sum(text is not None for text in judgement.verdict.texts)


@given(situations())
def test_every_finding_names_its_rule_article_locale_and_a_mend(situation: Situation) -> None:
    known = {*RULE_IDS, "too-little-translated"}
    for finding in situation.judged().findings:
        assert finding.rule in known
        assert (finding.article, finding.locale) == ("peel", "de")
        assert finding.message
        assert finding.hint
        assert finding.place is not None or finding.rule == "too-little-translated"
