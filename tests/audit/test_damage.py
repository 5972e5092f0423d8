"""Each way to damage a page yields its rule, and only that; what does no harm yields nothing.

A damaged page is recorded in the manifest anew, so that its digest does not give it away.
"""

from __future__ import annotations

import pytest

from .sites import AR, DE, FR, Site, listed_warning, requirement

NURSING = '<p data-warning="nursing">Auch nicht in der Stillzeit.</p>'

DAMAGE = {
    "a comment swallows the warning": (NURSING, f"<!-- {NURSING} -->", "warning-absent"),
    "the warning is deleted": (NURSING, "", "warning-absent"),
    "the mark is renamed": ("data-warning=\"nursing\"", 'data-other="nursing"', {("warning-absent", "nursing"), ("warning-altered", "pregnancy")}),
    "a script swallows the warning": (NURSING, f"<script>{NURSING}</script>", "warning-absent"),
    "a text field swallows the warning": (NURSING, f"<textarea>{NURSING}</textarea>", {("warning-absent", "nursing"), ("warning-altered", "pregnancy")}),
    "the warning stands twice": (NURSING, NURSING + NURSING, "warning-repeated"),
    "a warning that nobody published is added": (NURSING, NURSING + '<p data-warning="other">Egal.</p>', {("warning-unknown", "other")}),
    "the negation is lost": ("Auch nicht in", "Auch in", "warning-altered"),
    "a word is added": ("Auch nicht in", "Auch nicht immer in", "warning-altered"),
    "a digit is changed": ("14 Tage", "4 Tage", {("warning-altered", "sun")}),
    "two words are swapped": ("Auch nicht", "nicht Auch", "warning-altered"),
    "capitals are changed": ("Auch nicht", "AUCH nicht", "warning-altered"),
    "an accent is lost": ("Fragen Sie Ihre Ärztin", "Fragen Sie Ihre Arztin", {("warning-altered", "pregnancy")}),
    "one fragment stands in the place of another": ("> Gefahr<", "> sind. <", {("warning-altered", "pregnancy")}),
    "an invisible character is added": ("Auch nicht", "Auch nicht\u200b", "warning-altered"),
    "the severity is lowered": ('data-severity="danger"', 'data-severity="notice"', {("warning-altered", "pregnancy")}),
    "the severity is removed": (' data-severity="danger"', "", {("warning-altered", "pregnancy")}),
    "hidden": (NURSING, NURSING.replace("<p", "<p hidden"), "warning-hidden"),
    "hidden until found": (NURSING, NURSING.replace("<p", '<p hidden="until-found"'), "warning-hidden"),
    "hidden from screen readers": (NURSING, NURSING.replace("<p", '<p aria-hidden="TRUE"'), "warning-hidden"),
    "inert": (NURSING, f"<div inert>{NURSING}</div>", "warning-hidden"),
    "a popover": (NURSING, f"<div popover>{NURSING}</div>", "warning-hidden"),
    "a template": (NURSING, f"<template>{NURSING}</template>", "warning-hidden"),
    "a noscript": (NURSING, f"<noscript>{NURSING}</noscript>", "warning-hidden"),
    "closed details": (NURSING, f"<details><summary>Mehr</summary>{NURSING}</details>", {("warning-hidden", "nursing"), ("warning-altered", "pregnancy")}),
    "details without a summary": (NURSING, f"<details>{NURSING}</details>", "warning-hidden"),
    "a second summary": (NURSING, f"<details><summary></summary><summary>{NURSING}</summary></details>", "warning-hidden"),
    "details within a summary": (NURSING, f"<details><summary><details>{NURSING}</details></summary></details>", "warning-hidden"),
    "a summary in hidden details": (NURSING, f"<details hidden><summary>{NURSING}</summary></details>", "warning-hidden"),
    "a dialog that is not open": (NURSING, f"<dialog>{NURSING}</dialog>", "warning-hidden"),
    "a canvas": (NURSING, f"<canvas>{NURSING}</canvas>", "warning-hidden"),
    "an inline style": (NURSING, NURSING.replace("<p", '<p style="display:none"'), "warning-hidden"),
    "an inline style of an ancestor": (NURSING, f'<div style="position: absolute; LEFT: -9999px">{NURSING}</div>', "warning-hidden"),
    "a hidden word": ("Auch nicht in", "Auch <b hidden>nicht</b> in", "warning-hidden"),
    "a faint word": ("Auch nicht in", 'Auch <b style="opacity: 0">nicht</b> in', "warning-hidden"),
    "a hidden page": ("<body>", '<body style="visibility: hidden">', {("warning-hidden", name) for name in ("sun", "pregnancy", "nursing")}),
    "the page calls itself English": ('<html lang="de"', '<html lang="en"', {("wrong-language", None)}),
    "the page does not name its language": ('<html lang="de"', "<html", {("wrong-language", None)}),
    "the warning calls itself English": (NURSING, NURSING.replace("<p", '<p lang="en"'), "wrong-language"),
    "a section calls itself English": (NURSING, f'<div lang="en">{NURSING}</div>', "wrong-language"),
    "an unknown language": (NURSING, f'<div lang="">{NURSING}</div>', "wrong-language"),
    "all words call themselves English": ("Auch nicht in der Stillzeit.", '<span lang="en">Auch nicht in der Stillzeit.</span>', "wrong-language"),
    "the page runs from right to left": ('dir="ltr"', 'dir="rtl"', {("wrong-direction", None)}),
    "the warning runs from right to left": (NURSING, NURSING.replace("<p", '<p dir="rtl"'), "wrong-direction"),
    "a section runs from right to left": (NURSING, f'<section dir="RTL">{NURSING}</section>', "wrong-direction"),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_yields_its_rule_and_no_other(site: Site, name: str) -> None:
    old, new, rule = DAMAGE[name]
    site.replace(DE, str(old), str(new))
    assert site.faults() == ({(rule, "nursing")} if isinstance(rule, str) else rule)


HARMLESS = {
    "whitespace is folded": ("Auch nicht in", "Auch\n    nicht\u00a0in"),
    "inline tags are reordered": ("Meiden Sie <strong>14 Tage</strong> lang die Sonne.", "<strong>14 Tage</strong> lang die Sonne. Meiden Sie "),
    "characters are written as references": ("Auch nicht in", "Auch&#x20;n&#105;cht in"),
    "an excluded element says something else": ("PIL-7", "PIL-8"),
    "the details are open": (NURSING, f"<details open>{NURSING}</details>"),
    "the warning is in the summary": (NURSING, f"<details><summary>{NURSING}</summary></details>"),
    "the dialog is open": (NURSING, f"<dialog open>{NURSING}</dialog>"),
    "hidden text is not the warning's": (NURSING, f"{NURSING}<p hidden translate=no>Beiwerk</p>"),
    "a style that shows": (NURSING, NURSING.replace("<p", '<p style="left: -1px; opacity: 1; width: 0; clip: auto"')),
    "one word is Latin": ("in der Stillzeit", '<i lang="la">in der Stillzeit</i>'),
    "a language within the page's": (NURSING, NURSING.replace("<p", '<p lang="DE-at"')),
    "a direction that goes by the letters": (NURSING, NURSING.replace("<p", '<p dir="auto"')),
    "a direction that is none": (NURSING, NURSING.replace("<p", '<p dir="sideways"')),
    "the page leaves its direction to the default": (' dir="ltr"', ""),
    "the language is written in capitals": ('lang="de"', 'lang="DE"'),
    "tags are misnested around a paragraph": ("<li>Rötungen klingen ab.", "<li><b>Rötungen<p>klingen</b> ab.</p>"),
    "a hidden button ends where the next begins, which lxml does not see": (NURSING, f"<button hidden><button>{NURSING}</button>"),
    "a formula ends where a paragraph begins, which lxml does not see": (NURSING, f"<math>{NURSING}"),
    "a paragraph stands in a table": (NURSING, f"<table>{NURSING}</table>"),
    "a byte order mark": ("<!doctype html>", "\ufeff<!doctype html>"),
    "an XML declaration": ("<!doctype html>", "<?xml version='1.0' encoding='utf-8'?><!doctype html>"),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_what_does_no_harm_yields_nothing(site: Site, name: str) -> None:
    site.replace(DE, *HARMLESS[name])
    assert site.audit().findings == ()


def test_the_clean_site_yields_nothing_and_counts_what_was_looked_at(site: Site) -> None:
    audited = site.audit(requirement("sun", before=".call"), requirement("pregnancy"), requirement("nursing", articles=("p*",)))
    assert (audited.findings, audited.pages, audited.warnings) == ((), 3, 6)


def test_a_warning_moved_to_the_footer_is_misplaced(site: Site) -> None:
    site.replace(DE, NURSING, "")
    site.replace(DE, "<footer>", f"<footer>{NURSING}")
    assert site.faults() == {("warning-misplaced", "nursing")}


def test_each_of_two_warnings_in_the_footer_is_misplaced(site: Site) -> None:
    text = (site.root / AR).read_text(encoding="utf-8")
    opening = '<p data-warning="pregnancy"'
    moved = text.replace("</main>", "").replace(opening, f"</main>{opening}")
    site.publish(AR, moved)
    assert site.faults() == {("warning-misplaced", "pregnancy"), ("warning-misplaced", "nursing")}


def test_a_page_that_has_all_its_warnings_beside_main_is_left_alone(site: Site) -> None:
    text = (site.root / AR).read_text(encoding="utf-8")
    site.publish(AR, text.replace("<main>", "<main></main><div>").replace("</main></body>", "</div></body>"))
    assert site.faults() == set()


def test_the_only_warning_of_a_page_is_misplaced_outside_main(site: Site) -> None:
    site.page(DE)["warnings"] = [listed_warning("sun", None, ["Sonne"])]
    site.publish(DE, '<html lang=de dir=ltr><main>x</main><p data-warning="sun">Sonne</p>')
    assert site.faults() == {("warning-misplaced", "sun")}


def test_warnings_in_another_order_are_misplaced(site: Site) -> None:
    site.page(AR)["warnings"].reverse()
    site.save()
    (finding,) = site.audit().findings
    assert (finding.rule, finding.warning, finding.locale) == ("warning-misplaced", "sun", "ar")
    assert (finding.expected, finding.found) == ("nursing, pregnancy, sun", "sun, pregnancy, nursing")


@pytest.mark.parametrize("selector", ["h1", "main > ul", ".box", "main"])
def test_a_warning_below_what_it_must_stand_above_is_misplaced(site: Site, selector: str) -> None:
    assert ("warning-misplaced", "nursing") in site.faults(requirement("nursing", before=selector))


@pytest.mark.parametrize("selector", [".call", "a[href='/buchen']", "footer", ".nowhere"])
def test_a_warning_above_what_it_must_stand_above_is_well_placed(site: Site, selector: str) -> None:
    assert site.faults(requirement("nursing", before=selector)) == set()


def test_the_arabic_page_must_run_from_right_to_left(site: Site) -> None:
    site.replace(AR, ' dir="rtl"', "")
    assert site.faults() == {("wrong-direction", None)}


def test_an_arabic_warning_with_a_direction_of_its_letters_is_sound(site: Site) -> None:
    site.replace(AR, '<p data-warning="nursing"', '<p dir="auto" data-warning="nursing"')
    assert site.faults() == set()


def test_a_cleared_page_without_a_required_warning_does_not_meet_the_contract(site: Site) -> None:
    assert site.faults(requirement("anaesthesia", articles=("skin/*", "pe?l"))) == {("contract-unmet", "anaesthesia")}
    assert {finding.locale for finding in site.audit(requirement("anaesthesia")).findings} == {"de", "ar"}


def test_globs_of_the_contract_mind_capitals_and_other_articles(site: Site) -> None:
    assert site.faults(requirement("anaesthesia", articles=("Peel", "other"))) == set()


def test_a_warning_on_a_page_withheld_is_unknown(site: Site) -> None:
    site.replace(FR, "<main>", '<main><p data-warning="sun">Soleil</p>')
    assert site.faults() == {("warning-unknown", "sun")}


def test_a_warning_that_was_published_twice_must_stand_there_twice(site: Site) -> None:
    site.page(DE)["warnings"].append(listed_warning("nursing", None, ["Auch nicht in der Stillzeit."]))
    site.save()
    assert site.faults() == {("warning-absent", "nursing")}
    site.replace(DE, NURSING, NURSING + NURSING)
    assert site.faults() == set()


def test_a_repeated_warning_that_is_hidden_is_told_both(site: Site) -> None:
    site.replace(DE, NURSING, NURSING + NURSING.replace("<p", "<p hidden"))
    assert site.faults() == {("warning-repeated", "nursing"), ("warning-hidden", "nursing")}


def test_a_warning_that_hides_only_its_excluded_text_is_seen(site: Site) -> None:
    site.replace(DE, "<code>PIL-7</code>", "<code hidden>PIL-7</code>")
    assert site.faults() == set()


def test_the_warning_around_hidden_words_of_a_nested_one_is_itself_seen(site: Site) -> None:
    site.replace(DE, NURSING, NURSING.replace("<p", "<p hidden"))
    assert ("warning-hidden", "pregnancy") not in site.faults()
