"""What a template tells the translator."""

from __future__ import annotations

from pipeline.catalog.template import article_template, glossary_template
from pipeline.model import Article, Contract, Encoding, Mark, Place, References, Requirement, Unit

FILE = "source/peel.html"


def article(*units: Unit, marks: tuple[Mark, ...] = ()) -> Article:
    return Article("skin/peel", FILE, (), units, tuple(Place(FILE, index + 7) for index, _ in enumerate(units)), marks, Encoding(), 0, 0, "")


def requirement(id_: str, *mentions: str) -> Requirement:
    return Requirement(id_, None, ("*",), mentions, None, Place("source/warnings.toml", 1))


def test_each_unit_is_an_entry_without_translation_in_the_order_of_the_article() -> None:
    made = article_template(article(Unit("b", None, None, "paragraph"), Unit("a", "k", None, "heading 1")), References.FILE)
    assert (made.name, made.title) == ("skin/peel", FILE)
    assert [(entry.key, entry.msgstr, entry.flags, entry.references) for entry in made.entries] == [
        ((None, "b"), ("",), (), (FILE,)),
        (("k", "a"), ("",), (), (FILE,)),
    ]


def test_references_carry_the_line_only_where_it_is_asked_for() -> None:
    made = article_template(article(Unit("a", None, None, "paragraph"), Unit("b", None, None, "paragraph")), References.LINE)
    assert [entry.references for entry in made.entries] == [(f"{FILE}:7",), (f"{FILE}:8",)]


def test_the_comments_tell_section_role_and_notes_each_on_one_line() -> None:
    made = article_template(article(Unit("a", None, None, "paragraph", "Risks", ("Keep it short.", " two\n lines "))), References.FILE)
    assert made.entries[0].extracted == ("Section: Risks", "Role: paragraph", "Note: Keep it short.", "Note: two lines")


def test_a_warning_says_its_severity_and_that_the_page_stays_unpublished_without_it() -> None:
    marks = (Mark("sun", "danger", Place(FILE, 7), (0,)), Mark("dose", None, Place(FILE, 8), (1,)), Mark("odd", "high", Place(FILE, 9), ()))
    made = article_template(
        article(
            Unit("a", "warning:sun", "sun", "paragraph"),
            Unit("b", "warning:dose", "dose", "paragraph"),
            Unit("c", None, None, "paragraph", hosts=("sun", "odd")),
            marks=marks,
        ),
        References.FILE,
    )
    sun, dose, host = (entry.extracted for entry in made.entries)
    assert sun[0] == "Safety warning sun (DANGER). Until this entry is translated, whole and exact, the page stays unpublished."
    assert dose[0].startswith("Safety warning dose. ")
    assert [line.partition(" stands")[0] for line in host[:2]] == ["The safety warning sun (DANGER)", "The safety warning odd"]
    assert all("stays unpublished" in line for line in host[:2])


def test_a_glossary_has_one_entry_for_each_concept_and_names_the_warnings_that_use_it() -> None:
    contract = Contract("source/warnings.toml", (requirement("sun", "sun", "14 days"), requirement("dose", "14 days", "pregnant")), written=True)
    made = glossary_template(contract)
    assert [entry.msgid for entry in made.entries] == ["sun", "14 days", "pregnant"]
    assert made.entries[1].extracted[0].endswith(": sun, dose")
    assert {entry.references for entry in made.entries} == {("source/warnings.toml",)}
