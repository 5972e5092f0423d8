from __future__ import annotations

from pipeline.model import Place, Termbase
from pipeline.validate.rules.term_undefined import RULE
from tests.validate.builders import GLOSSARY, judge_warning, termbase


def test_a_concept_without_an_accepted_form_is_found() -> None:
    (fault,) = judge_warning(RULE, "Nicht, wenn Sie schwanger sind.", ("pregnant",), termbase())
    assert fault.message == 'the glossary has no accepted form of "pregnant"'
    assert GLOSSARY in fault.hint


def test_each_undefined_concept_is_a_fault_of_its_own() -> None:
    faults = judge_warning(RULE, "x", ("pregnant", "must", "sun"), termbase(must=("müssen",)))
    assert [fault.expected for fault in faults] == ['msgid "pregnant" with the forms in its msgstr', 'msgid "sun" with the forms in its msgstr']


def test_a_concept_with_a_form_is_defined_whether_it_is_mentioned_or_not() -> None:
    assert judge_warning(RULE, "x", ("pregnant",), termbase(pregnant=("schwanger*",))) == []


def test_the_fault_stands_at_the_concepts_entry_or_where_there_is_none_at_the_start_of_the_glossary() -> None:
    terms = Termbase("de", {}, {"sun": Place(GLOSSARY, 41)}, GLOSSARY)
    assert [fault.place for fault in judge_warning(RULE, "x", ("sun", "must"), terms)] == [Place(GLOSSARY, 41), Place(GLOSSARY, 1)]
