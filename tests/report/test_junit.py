"""JUnit's XML."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Outcome
from pipeline.report.junit import render_junit

from .builders import BARE, CLEARED, FULL, OUTCOME, WITH_WAIVER, WITHHELD, damaged


def suites(outcome: Outcome) -> ET.Element:
    return ET.fromstring(render_junit(outcome, source="en").encode())


def names(outcome: Outcome) -> list[tuple[str | None, str | None]]:
    return [(case.get("classname"), case.get("name")) for case in suites(outcome).iter("testcase")]


def test_there_is_a_case_for_each_warning_of_each_locale_for_the_prose_and_for_the_contract() -> None:
    cases = ["contract", "peel › sun", "peel › dose", "peel › (prose)"]
    assert names(OUTCOME) == [(f"caveat.{locale}", case) for locale in ("en", "de") for case in cases]


def test_a_warning_with_an_error_fails_and_what_passes_stands_there_too() -> None:
    failed = [case for case in suites(OUTCOME).iter("testcase") if case.find("failure") is not None]
    assert [(case.get("classname"), case.get("name")) for case in failed] == [("caveat.de", "peel › sun")]
    failure = failed[0].find("failure")
    assert failure is not None
    assert (failure.get("type"), failure.get("message")) == ("tag-lost", "the tag <a1> is missing")
    assert "put <a1> where it belongs" in (failure.text or "")


def test_the_counts_are_those_of_the_cases() -> None:
    root = suites(OUTCOME)
    assert (root.get("tests"), root.get("failures")) == ("8", "1")
    assert [(suite.get("name"), suite.get("tests"), suite.get("failures")) for suite in root] == [("caveat.en", "4", "0"), ("caveat.de", "4", "1")]
    assert all("2 pages: 1 cleared" in (value.get("value") or "") for value in root.iter("property"))


def test_lesser_findings_and_waivers_are_told_and_fail_nothing() -> None:
    told = {(case.get("classname"), case.get("name")): case.findtext("system-out") or "" for case in suites(WITH_WAIVER).iter("testcase")}
    assert "waived:   by A. Owner" in told["caveat.de", "peel › dose"]
    assert "no article is called other" in told["caveat.en", "contract"]
    assert told["caveat.de", "peel › (prose)"].startswith("3 of 4 units translated\n")
    assert suites(WITH_WAIVER).get("failures") == "1"


def test_a_warning_that_is_unsound_through_another_fails_too() -> None:
    through = replace(WITHHELD, verdict=replace(WITHHELD.verdict, tally=replace(WITHHELD.verdict.tally, sound=())))
    assert suites(Outcome((CLEARED, through))).get("failures") == "2"


def test_an_error_of_the_project_fails_its_contract() -> None:
    case = suites(Outcome((), (replace(FULL, locale=None, warning=None), BARE))).find(".//testcase[@name='contract']/failure")
    assert case is not None


def test_names_are_unique_whatever_articles_and_warnings_are_called() -> None:
    pages = [replace(CLEARED, verdict=replace(CLEARED.verdict, article=name, tally=replace(CLEARED.verdict.tally, warnings=ids, sound=ids)))
             for name, ids in (("a › b", ("c",)), ("a", ("b › c", "(prose)")))]  # fmt: skip
    assert len(set(names(Outcome(tuple(pages))))) == len(names(Outcome(tuple(pages)))) == 6


@pytest.mark.parametrize("text", ["]]>", "<!--", "-->", "&amp;", "\x00", "\ufffe", "\ud800", "a\r\n::error::b"])
def test_no_text_breaks_the_xml(text: str) -> None:
    assert suites(damaged(text)).get("name") == "caveat"


@given(st.text())
def test_whatever_a_catalogue_holds_the_xml_is_well_formed(text: str) -> None:
    root = suites(damaged(text))
    found = [(case.get("classname"), case.get("name")) for case in root.iter("testcase")]
    assert len(set(found)) == len(found)
