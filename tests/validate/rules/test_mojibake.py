from __future__ import annotations

import pytest

from pipeline.validate.rules.mojibake import RULE
from tests.validate.builders import judge_unit

MSGID = "Do not inhale."
BAD = [
    *(
        (locale, text.encode().decode("cp1252"))
        for locale, text in {
            "de": "Schwäche der Hände",
            "fr": "Équipement protégé",
            "es": "Atención: daños",
            "pt_BR": "Não inale",
            "hr": "Što više možete",
            "nl": "één coördinatie",
            "sv": "Händer får blöda",
            "en": "Don’t inhale",
        }.items()
    ),
    ("ru", "Не вдыхать".encode().decode("cp1251", "replace").replace("\ufffd", "")),
    ("ar", "لا تستنشق".encode().decode("latin-1")),
    ("he", "אין לשאוף".encode().decode("latin-1")),
    ("zh_Hans", "请勿吸入".encode().decode("latin-1")),
    ("el", "Μην εισπνέετε".encode().decode("latin-1")),
    ("pl", "Nie wdychaÄ‡ oparÃ³w"),
    ("lt", "Nejkvėpkite".encode().decode("cp1252")),
]
GOOD = [
    ("de", MSGID, "Schwäche der Hände; „Spaß“ und „CAFÉ“ …"),
    ("pt_BR", MSGID, "NÃO INALE DE MANHÃ…"),
    ("pt", MSGID, "“AMANHÔ"),
    ("fr", MSGID, "« À l’été » — Ça va"),
    ("vi", MSGID, "Ân cần. KHÔNG HÍT PHẢI."),
    ("ru", MSGID, "Рёбра, Рыба, Съёмка: не вдыхать"),
    ("sv", MSGID, "Å–Ö, Ärr"),
    ("ro", MSGID, "Nu inhalați în Â."),
    ("tr", MSGID, "Çığlık atmayın; Îşte."),
    ("de", "Say SchwÃ¤che.", "Sagen Sie SchwÃ¤che."),
    ("ja", MSGID, "吸い込まないでください。"),
]


@pytest.mark.parametrize(("target", "text"), BAD)
def test_text_in_the_wrong_character_set_is_found(target: str, text: str) -> None:
    (fault,) = judge_unit(RULE, MSGID, text, target=target)
    assert fault.found == text


@pytest.mark.parametrize(("target", "msgid", "text"), GOOD)
def test_letters_that_belong_to_the_language_are_sound(target: str, msgid: str, text: str) -> None:
    assert judge_unit(RULE, msgid, text, target=target) == []


def test_the_fault_says_what_the_text_was() -> None:
    (fault,) = judge_unit(RULE, MSGID, "SchwÃ¤che")
    assert fault.expected == "ä"
