"""The files of the site, and how a finding names its place."""

from __future__ import annotations

import pytest

from pipeline.model import Level

from .sites import AR, DE, GERMAN, Site, requirement


def test_a_page_that_is_not_there_is_missing(site: Site) -> None:
    (site.root / DE).unlink()
    audited = site.audit(requirement("sun"))
    assert [(finding.rule, finding.article, finding.locale) for finding in audited.findings] == [("page-missing", "peel", "de")]
    assert audited.pages == 2


def test_a_folder_in_the_place_of_a_page_is_no_page(site: Site) -> None:
    (site.root / DE).unlink()
    (site.root / DE).mkdir()
    assert site.faults() == {("page-missing", None)}


def test_a_style_sheet_that_is_not_there_is_missing(site: Site) -> None:
    (site.root / "style.css").unlink()
    assert site.faults() == {("page-missing", None)}


@pytest.mark.parametrize("path", [DE, AR, "index.html", "style.css"])
def test_a_file_with_other_bytes_is_altered(site: Site, path: str) -> None:
    with (site.root / path).open("a") as file:
        file.write("\n")
    (finding,) = site.audit().findings
    assert (finding.rule, finding.place and finding.place.file) == ("page-altered", (site.root / path).as_posix())


def test_an_altered_page_is_still_read(site: Site) -> None:
    site.write(DE, GERMAN.replace("Auch nicht", "Auch"))
    assert site.faults() == {("page-altered", None), ("warning-altered", "nursing")}


@pytest.mark.parametrize("path", ["stray.html", "de/old.HTM", "deep/er/page.xhtml"])
def test_a_page_that_nobody_listed_is_unlisted(site: Site, path: str) -> None:
    site.write(path, "<p>x")
    (finding,) = site.audit().findings
    assert (finding.rule, finding.article, finding.place and finding.place.file) == ("page-unlisted", None, (site.root / path).as_posix())


def test_a_file_that_is_no_page_may_be_unlisted(site: Site) -> None:
    site.write("robots.txt", "User-agent: *")
    (finding,) = site.audit().findings
    assert (finding.rule, finding.level) == ("file-unlisted", Level.INFO)


def test_an_empty_page_lacks_every_warning(site: Site) -> None:
    site.publish(DE, "")
    assert site.faults() == {("wrong-language", None), *(("warning-absent", name) for name in ("sun", "pregnancy", "nursing"))}


def test_a_finding_names_file_line_article_locale_and_both_texts(site: Site) -> None:
    site.replace(DE, "Auch nicht in", "Auch in")
    (finding,) = site.audit().findings
    line = 1 + GERMAN[: GERMAN.index('<p data-warning="nursing"')].count("\n")
    assert finding.place is not None
    assert (finding.level, finding.place.file, finding.place.line) == (Level.ERROR, (site.root / DE).as_posix(), line)
    assert (finding.article, finding.locale, finding.warning) == ("peel", "de", "nursing")
    assert (finding.expected, finding.found) == ("Auch nicht in der Stillzeit.", "Auch in der Stillzeit.")
    assert finding.hint


def test_findings_come_in_the_order_of_the_manifest_and_twice_the_same(site: Site) -> None:
    site.write("z.html", "")
    site.write("a.html", "")
    site.replace(AR, 'lang="ar"', 'lang="fa"')
    site.replace(DE, "Auch nicht", "Auch")
    first = site.audit().findings
    assert [finding.rule for finding in first] == ["warning-altered", "wrong-language", "page-unlisted", "page-unlisted"]
    assert first == site.audit().findings
