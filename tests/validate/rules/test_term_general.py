from __future__ import annotations

from pipeline.locales import language
from pipeline.model import Place, Termbase, Translated
from pipeline.validate.gate import judge, open_case
from pipeline.validate.rule import WarningSubject
from pipeline.validate.rules.term_general import RULE
from tests.validate.builders import GLOSSARY, HERE, SETTINGS, article, contract, judge_warning, mark, requirement, termbase, unit

WARNING = "Nicht, wenn Sie schwanger sind."
ELSEWHERE = (
    "Die Haut wird gereinigt und die Creme aufgetragen.",
    "Danach zieht die Creme ein.",
    "Kühlen Sie die Haut.",
    "Das Gel schließt die Poren.",
    "Der Effekt hält lange an.",
)
TEXTS = {
    "Do not use it if you are pregnant.": WARNING,
    "The skin is cleaned and the cream put on it.": ELSEWHERE[0],
    "Then the cream is absorbed by the skin.": ELSEWHERE[1],
    "Cool the skin with some ice.": ELSEWHERE[2],
    "The gel closes the pores again.": ELSEWHERE[3],
    "The effect lasts for quite long.": ELSEWHERE[4],
    **{f"Pregnant women read page {page} of this leaflet.": f"Wer schwanger ist, liest Seite {page} der Packungsbeilage." for page in range(1, 6)},
}


def faults(*forms: str, elsewhere: tuple[str, ...] = ELSEWHERE) -> list[str]:
    terms = termbase(pregnant=forms)
    return [fault.message for fault in RULE.check(WarningSubject(requirement(mentions=("pregnant",)), WARNING, terms, {"pregnant": elsewhere}))]


def test_a_form_that_can_be_in_any_text_is_found_at_its_line() -> None:
    terms = Termbase("de", {}, {"pregnant": Place(GLOSSARY, 41)}, GLOSSARY, {"pregnant": ("*", "be*")})
    found = judge_warning(RULE, WARNING, ("pregnant",), terms)
    assert [fault.message for fault in found] == ['the form "*" of "pregnant" fits nearly any text', 'the form "be*" of "pregnant" fits nearly any text']
    assert {fault.place for fault in found} == {Place(GLOSSARY, 41)}


def test_a_form_that_other_texts_hold_is_found() -> None:
    assert faults("schwanger*", "die") == ['"die", a form of "pregnant", stands in translations of texts that do not speak of it']


def test_forms_that_together_fit_most_texts_are_found() -> None:
    assert faults("Creme", "Effekt", "Gel") != []


def test_a_form_that_few_other_texts_hold_is_accepted() -> None:
    assert faults("schwanger*", "Poren") == []


def test_with_few_other_texts_nothing_can_be_told() -> None:
    assert faults("die", elsewhere=ELSEWHERE[:4]) == []


def test_texts_that_speak_of_the_concept_do_not_count() -> None:
    units = [unit(text, warning="sun" if index == 0 else None) for index, text in enumerate(TEXTS)]
    asked = contract(requirement(mentions=("pregnant",)))
    for forms, source, found in (("schwanger*", "pregnant", []), ("die", "pregnant", ["term-general"]), ("die", "the", ["term-general"])):
        opened = open_case(article(tuple(units), (mark("sun", 0),)), asked, termbase("en", pregnant=(source,)), language("en"))
        states = tuple(Translated(HERE, text) for text in TEXTS.values())
        findings = judge(opened, states, termbase(pregnant=("sind", forms)), SETTINGS, language("de")).findings
        assert [finding.rule for finding in findings if finding.rule.startswith("term")] == found
