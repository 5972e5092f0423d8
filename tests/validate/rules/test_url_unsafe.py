from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.locales import language
from pipeline.model import Fuzzy, Translated, Translation
from pipeline.validate.rule import Fault, UnitRule, UnitSubject
from pipeline.validate.rules import copied_from_source, filler
from pipeline.validate.rules.url_unsafe import RULE
from tests.validate.builders import HERE, unit


def judge_address(msgid: str, translation: Translation | str, rule: UnitRule = RULE) -> list[Fault]:
    state = Translated(HERE, translation) if isinstance(translation, str) else translation
    return list(rule.check(UnitSubject(replace(unit(msgid), address=True), state, language("en"), language("de"))))


WEB = "https://www.who.int/en"
UNSAFE = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "\x01javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "java\u200bscript:alert(1)",
    "\ufeffjavascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "blob:x",
    "file:///etc/passwd",
    "view-source:x",
    "mailto:a@b.c",
    "tel:112",
    "//example.com",
    "///example.com",
    "/\\example.com",
    "\\\\example.com",
    "https:\\\\example.com",
    "https:example.com",
    "https:///example.com",
    "https://",
    "https://www.who.int@example.com/",
    "https://www.who.int/ de",
    "https://www.who.int/\u00a0de",
    "https://www.who.int/de ",
    "https://www.who.int/\u202ede",
]


@pytest.mark.parametrize("text", UNSAFE)
@pytest.mark.parametrize("msgid", [WEB, "leaflet.pdf"])
def test_an_address_that_leads_where_its_source_cannot_is_found(msgid: str, text: str) -> None:
    (fault,) = judge_address(msgid, text)
    assert (fault.expected, fault.found) == (msgid, text)


SAFE = [
    *(WEB, "https://www.who.int/de", "HTTP://example.com?x=1", "https://de.example.com"),
    *("../de/leaflet.pdf", "/de/", "#dosis", "?lang=de", "javascript%3Aalert(1)"),
]


@pytest.mark.parametrize("text", [*SAFE, "javascript&colon;alert(1)", "größe.html", "TODO"])
@pytest.mark.parametrize("msgid", [WEB, "leaflet.pdf"])
def test_a_relative_or_web_address_may_stand_for_another(msgid: str, text: str) -> None:
    assert judge_address(msgid, text) == []


@pytest.mark.parametrize(("msgid", "text"), [("mailto:a@who.int", "mailto:b@who.int"), ("tel:+1", "TEL:+49"), ("//who.int/en", "//who.int/de")])
def test_a_mail_address_a_number_and_a_bare_host_stay_what_they_are(msgid: str, text: str) -> None:
    assert judge_address(msgid, text) == []


OTHERS = [("mailto:a@who.int", "tel:1"), ("mailto:a@who.int", "x"), ("tel:1", WEB), ("tel:1", "javascript:x"), ("geo:1,2", "geo:3,4")]


@pytest.mark.parametrize(("msgid", "text"), OTHERS)
def test_another_kind_of_address_is_found(msgid: str, text: str) -> None:
    assert len(judge_address(msgid, text)) == 1


@pytest.mark.parametrize("msgid", [*UNSAFE, *SAFE])
def test_the_sources_own_address_is_no_finding(msgid: str) -> None:
    assert judge_address(msgid, msgid) == []
    assert judge_address(msgid, msgid, copied_from_source.RULE) == []


def test_an_address_that_reads_like_filler_is_none() -> None:
    assert judge_address(WEB, "TODO", filler.RULE) == []


def test_only_finished_translations_of_addresses_are_judged() -> None:
    assert judge_address(WEB, Fuzzy(HERE, "javascript:x")) == []
    assert list(RULE.check(UnitSubject(unit("Note"), Translated(HERE, "javascript: x"), language("en"), language("de")))) == []
