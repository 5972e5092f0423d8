"""The most important law: what stands in a warning is in units of that warning."""

from __future__ import annotations

import pytest

from .builders import cut


def texts(text: str, id_: str = "x") -> list[str]:
    article = cut(text)
    assert id_ in article.warnings
    units = [article.units[index] for mark in article.marks if mark.id == id_ for index in mark.units]
    assert all(unit.warning == id_ and unit.context == f"warning:{id_}" for unit in units)
    return [unit.msgid for unit in units]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p data-warning=x>Hot", ["Hot"]),
        ("<p>So <span data-warning=x>hot <b>as</b> hell</span>!</p>", ["hot <b>as</b> hell"]),
        ("<ul><li data-warning=x>Hot<li>free</ul>", ["Hot"]),
        ("<table><tr><td data-warning=x>Hot<td>free</table>", ["Hot"]),
        ("<table><tr data-warning=x><td>Hot<td>cold<tr><td>free</table>", ["Hot", "cold"]),
        ("<div data-warning=x>Hot<p>cold</p>tail</div>free", ["Hot", "cold", "tail"]),
        ("<span data-warning=x><p>Hot</p><p>cold</p></span>free", ["Hot", "cold"]),
        ("<div>a <span data-warning=x>Hot</div>free", ["Hot"]),
        ("<ul><li>a <span data-warning=x>Hot<li>free</ul>", ["Hot"]),
        ("<p>a <span data-warning=x>Hot<p>free", ["Hot"]),
        ("<dl><dt>a<dd data-warning=x>Hot<dt>free</dl>", ["Hot"]),
        ("<select><option data-warning=x>Hot<option>free</select>", ["Hot"]),
        ("<form><div data-warning=x>Hot</form>cold</div>free", ["Hot", "cold"]),
        ("<form>a <span data-warning=x>Hot</form>cold</span>free", ["Hot", "cold"]),
        ("<html><body><div data-warning=x>Hot</body>cold</div>free</html>", ["Hot", "cold"]),
        ("<html><body><p>a <span data-warning=x>Hot</body></html>cold</span> free", ["Hot", "cold"]),
        ("<b>a<div data-warning=x>Hot</b>cold</div>free", ["Hot<b1/>cold"]),
        ("<table><div data-warning=x>Hot</table>free", ["Hot"]),
        ("<table><span data-warning=x>Hot</table>free", ["Hot"]),
        ("<svg><text>a <tspan data-warning=x>Hot</tspan></text></svg>", ["Hot"]),
        ("<p>a <img data-warning=x alt=Hot> b</p>", ["Hot"]),
        ("<template><p data-warning=x>Hot</p></template>", ["Hot"]),
        ("<p data-warning=x title=Tip>Hot</p>", ["Tip", "Hot"]),
        ("<span data-warning=x>Hot</p>cold</span>", ["Hot", "cold"]),
        ("<p data-warning=x></p>", []),
        ("<p>a <span data-warning=x></span> b</p>", []),
    ],
)
def test_a_warning_has_all_its_text_and_no_other(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_of_nested_warnings_the_inner_one_has_its_text() -> None:
    text = "<div data-warning=x>Outer <span data-warning=y>inner</span> rest<p>more</p></div>"
    assert texts(text) == ["Outer <span1/> rest", "more"]
    assert texts(text, "y") == ["inner"]


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("<p>a <span data-warning=x>Hot</span> b</p>", ("x",)),
        ("<p>a <b data-warning=x>Hot</b> <b data-warning=y>cold</b> b</p>", ("x", "y")),
        ("<p>a <button>press <i data-warning=x>Hot</i></button> b</p>", ("x",)),
        ("<p>a <img data-warning=x alt=Hot> b</p>", ("x",)),
        ("<p>a <span data-warning=x></span> b</p>", ("x",)),
        ("<div>a <ins data-warning=x><p>Hot</p></ins> b</div>", ("x",)),
        ("<div>a <code>c <span><b data-warning=x translate=yes>Hot</b></span></code> b</div>", ("x",)),
    ],
)
def test_a_sentence_names_the_warnings_that_stand_in_it(text: str, hosts: tuple[str, ...]) -> None:
    (host,) = (unit for unit in cut(text).units if unit.warning is None and "a <" in unit.msgid)
    assert host.hosts == hosts
    assert host.guarded == hosts


def test_a_mark_keeps_severity_and_place() -> None:
    (mark,) = cut("<p>a</p>\n<p data-warning=x data-severity=danger>Hot").marks
    assert (mark.severity, mark.place.line, mark.place.column) == ("danger", 2, 1)


def test_one_warning_in_two_places_has_two_marks() -> None:
    article = cut("<p data-warning=x>Hot<p data-warning=x>Hot<p data-warning=x>Cold")
    assert [mark.units for mark in article.marks] == [(0,), (0,), (1,)]
    assert article.warnings == ("x",)


def test_a_sentence_that_reads_like_another_but_hosts_warnings_knows_their_tags() -> None:
    hosting = '<p>A <span data-warning="x">one</span> b <span data-warning="y">two</span></p>'
    (unit,) = (unit for unit in cut(f"<p>A &lt;span1/&gt; b &lt;span2/&gt;</p>{hosting}").units if unit.warning is None and unit.hosts)
    assert (unit.hosts, len(unit.host_tags)) == (("x", "y"), 2)
    (unit,) = (unit for unit in cut(f'<p>A <code class="k">1</code> b <code class="k">2</code></p>{hosting.replace("span", "code")}').units if unit.hosts)
    assert unit.host_tags == ("<code1/>", "<code2/>")
