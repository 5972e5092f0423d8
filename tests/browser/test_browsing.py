"""A whole site in a browser, and damage that only a browser sees."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.run.browsing import browse
from tests.audit import test_mutations as mutations
from tests.audit.sites import Site
from tests.publish.projects import article, built, made

from .chromium import REAL

built_site = mutations.built
"""The fixture of the mutations: a page in English and German."""


class TestInABrowser:
    pytestmark = REAL

    def test_several_browsers_find_what_one_finds_in_the_same_order(self, tmp_path: Path) -> None:
        style = '<img src="a.svg" alt="Skin" data-mirror><style>@media print { [data-warning] { display: none } }</style>'
        pages = {"peel": article("<p>Start</p>"), "skin/other": article(f"<p>Skin</p>{style}")}
        site = built(made(tmp_path, pages, files={"source/a.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>'}))
        alone = browse(site, tmp_path / "one", 1)
        found = [(finding.rule, finding.locale, finding.warning) for finding in alone.findings]
        assert found == [("browser-hidden", locale, "sun") for locale in ("ar", "de", "en")]
        together = browse(site, tmp_path / "two", 2)
        assert [(finding.rule, finding.locale, finding.message) for finding in together.findings] == [
            (finding.rule, finding.locale, finding.message) for finding in alone.findings
        ]
        assert (alone.pages, alone.warnings) == (together.pages, together.warnings) == (6, 6)
        assert len(list((tmp_path / "two").glob("*.png"))) == 3

    @pytest.mark.parametrize("name", mutations.BROWSER)
    def test_what_the_audit_without_a_browser_misses_is_found(self, built_site: Site, tmp_path: Path, name: str) -> None:
        assert mutations.restyled(built_site, mutations.BROWSER[name]) == set()
        assert {finding.warning for finding in browse(built_site.root, tmp_path / "pictures", 1).findings} & {"pregnancy", "sun"}

    def test_the_site_of_the_mutations_is_sound_without_them(self, built_site: Site, tmp_path: Path) -> None:
        assert browse(built_site.root, tmp_path / "pictures", 1).findings == ()
