from __future__ import annotations

import pytest

from pipeline.validate.rules.mention_missing import RULE
from tests.validate.builders import GLOSSARY, judge_warning, termbase

SCRIPTS = [
    ("ar", "حامل | حوامل", "لا تخضعي للعلاج إذا كنت حاملًا.", False),
    ("ar", "حامل* | حوامل", "لا تخضعي للعلاج إذا كنت حاملًا.", True),
    ("ar", "*حامل*", "للحامل: لا تخضعي للعلاج.", True),
    ("ja", "妊娠", "妊娠中の方は治療を受けないでください。", True),
    ("ja", "妊婦", "患者は治療を受けないでください。", False),
    ("hi", "गर्भवती", "गर्भवती महिलाएँ यह उपचार न लें।", True),
    ("hi", "गर्भवत", "गर्भवती महिलाएँ यह उपचार न लें।", False),
    ("tr", "hamile*", "HAMİLEYSENİZ bu tedaviyi yaptırmayın.", True),
    ("uk", "здоров'я", "Порадьтеся з фахівцем з охорони здоров’я.", True),
    ("he", "היריון", "אין לקבל את הטיפול בהיריון.", False),
    ("he", "*היריון", "אין לקבל את הטיפול בהיריון.", True),
    ("de", "Größe", "Abhängig von der Gro\u0308ße.", True),
    ("de", "schwanger*", "Nicht, wenn Sie SCHWANGER sind.", True),
    ("de", "schwanger*", "Nicht für Patientinnen.", False),
]


@pytest.mark.parametrize(("locale", "forms", "text", "mentioned"), SCRIPTS)
def test_a_warning_without_any_accepted_form_is_found(locale: str, forms: str, text: str, mentioned: bool) -> None:
    accepted = tuple(form.strip() for form in forms.split("|"))
    faults = judge_warning(RULE, text, ("pregnant",), termbase(locale, pregnant=accepted))
    assert [(fault.message, fault.expected, fault.found) for fault in faults] == ([] if mentioned else [('does not mention "pregnant"', forms, text)])


def test_each_concept_that_is_not_mentioned_is_a_fault_of_its_own() -> None:
    terms = termbase(pregnant=("schwanger*",), must=("müssen",), healthcare_provider=("Ärzt*",))
    faults = judge_warning(RULE, "Sie müssen warten.", ("pregnant", "must", "healthcare provider"), terms)
    assert [fault.message for fault in faults] == ['does not mention "pregnant"', 'does not mention "healthcare provider"']
    assert all(GLOSSARY in fault.hint for fault in faults)


def test_a_concept_without_forms_is_another_rules_business() -> None:
    assert judge_warning(RULE, "Sie müssen warten.", ("pregnant",), termbase()) == []
