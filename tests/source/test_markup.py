"""`[tool.caveat.markup]`: what may be written, and what each mistake says."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model import PipelineError, Selectors
from pipeline.source.settings import read_settings

from .conftest import Write

LEAST = 'source_locale = "en"\nlocales = ["de"]\n'


def refused(project: Path) -> PipelineError:
    with pytest.raises(PipelineError) as caught:
        read_settings(project)
    assert caught.value.mend
    return caught.value


def test_a_project_that_says_nothing_adds_nothing(tmp_path: Path, put: Write) -> None:
    put("caveat.toml", LEAST)
    assert read_settings(tmp_path).markup == Selectors()


def test_each_key_of_markup_is_read(tmp_path: Path, put: Write) -> None:
    written = (
        'translate = ["code.label"]\nexclude = [".sku", "#legal"]\ninline = ["div.badge"]\n'
        'attributes = { "data-tooltip" = "button, a", aria-braillelabel = "*", value = "data" }\n'
    )
    read = Selectors(("code.label",), (".sku", "#legal"), ("div.badge",), {"data-tooltip": "button, a", "aria-braillelabel": "*", "value": "data"})
    put("caveat.toml", f"{LEAST}[markup]\n{written}")
    assert read_settings(tmp_path).markup == read
    put("pyproject.toml", f"[tool.caveat]\n{LEAST}[tool.caveat.markup]\n{written}")
    assert read_settings(tmp_path).markup == read


WRONG = [
    ('translate = "code"', "translate is not a list of CSS selectors"),
    ("exclude = [3]", "exclude is not a list of CSS selectors"),
    ('inline = { a = "b" }', "inline is not a list of CSS selectors"),
    ('translate = ["code", "p:foo("]', 'translate names "p:foo(", which is no CSS selector'),
    ('exclude = [""]', 'exclude names "", which is no CSS selector'),
    ('inline = ["[x"]', 'inline names "[x", which is no CSS selector'),
    ('attributes = ["data-tooltip"]', "attributes is not a table from attributes to CSS selectors"),
    ('attributes.data-tip = ["a"]', "data-tip is not given a CSS selector"),
    ('attributes.data-tip = "::before"', 'data-tip names "::before", which is no CSS selector'),
    ('hide = ["a"]', "hide is no setting of markup"),
]


@pytest.mark.parametrize(("line", "cause"), WRONG)
def test_a_wrong_value_is_refused_at_its_line_within_markup(tmp_path: Path, put: Write, line: str, cause: str) -> None:
    put("caveat.toml", f"{LEAST}[rules]\n[markup]\n\n{line}\n")
    error = refused(tmp_path)
    assert error.cause.startswith(cause)
    assert (error.file, error.line, error.exit_code) == ("caveat.toml", 6, 3)


def test_a_wrong_value_in_an_inline_table_is_refused_at_the_line_of_the_table(tmp_path: Path, put: Write) -> None:
    put("caveat.toml", f'{LEAST}markup = {{ exclude = ["[x"] }}\n')
    assert (refused(tmp_path).line, refused(tmp_path).file) == (3, "caveat.toml")


def test_markup_that_is_no_table_is_refused(tmp_path: Path, put: Write) -> None:
    put("caveat.toml", f'{LEAST}markup = ["code"]\n')
    error = refused(tmp_path)
    assert (error.cause, error.line) == ("markup is not a table", 3)


def test_a_mistyped_key_of_markup_gets_a_suggestion(tmp_path: Path, put: Write) -> None:
    put("caveat.toml", f"{LEAST}[markup]\nexlude = []\n")
    assert refused(tmp_path).mend == "did you mean exclude?"


REFUSED = {
    "it can run code": "onclick onpointerrawupdate on-tap srcdoc v-html v-on x-data x-html hx-get hx-on ng-click ng-bind-html ngmodel wire-click up-href "
    "uk-icon data-bind data-on-click data-onclick data-ng-if data-hx-post data-x-text data-controller data-html data-bs-html jsaction is data-attr-href"
    " th-utext",
    "it holds an address": "href src srcset imagesrcset poster action formaction background cite data ping manifest longdesc usemap codebase "
    "data-src data-lazy-src data-href data-action data-redirect-url card-link data-target",
    "it can put a warning out of sight": "style class hidden inert popover visibility opacity display fill font-size transform clip-path data-class"
    " panel-style",
    "it decides on what a page may do": "http-equiv integrity sandbox nonce allow rel target crossorigin referrerpolicy csp",
    "machines read it": "lang translate id name type role aria-hidden aria-labelledby tabindex begin to values attributename d viewbox width slot dir open",
    "caveat itself reads it": "data-warning data-note data-localize data-locales data-severity data-context",
    "its name has something other": "Title x:on @a @click :href xlink:href wire:click th:text [href] (click) *ngIf _ #x",
}


@pytest.mark.parametrize(("name", "reason"), [(name, reason) for reason, names in REFUSED.items() for name in names.split()])
def test_an_attribute_that_no_person_reads_is_refused_with_a_reason(tmp_path: Path, put: Write, name: str, reason: str) -> None:
    put("caveat.toml", f'{LEAST}[markup.attributes]\n"{name}" = "*"\n')
    error = refused(tmp_path)
    assert error.cause.startswith(f"{name} is no attribute that people read: {reason}")
    assert error.line == 4


def test_an_attribute_without_a_name_is_refused(tmp_path: Path, put: Write) -> None:
    put("caveat.toml", f'{LEAST}[markup.attributes]\n"" = "*"\n')
    assert "is no attribute" in refused(tmp_path).cause


READ = """title alt placeholder label summary abbr value content standby prompt caption heading aria-label aria-valuetext data-tooltip data-label data-title
data-bs-title data-bs-content data-name data-error-message data-original-title data-confirm card-heading my.caption data-verbose"""


@pytest.mark.parametrize("name", READ.split())
def test_an_attribute_that_people_may_read_is_accepted(tmp_path: Path, put: Write, name: str) -> None:
    put("caveat.toml", f'{LEAST}[markup.attributes]\n"{name}" = "*"\n')
    assert list(read_settings(tmp_path).markup.attributes) == [name]
