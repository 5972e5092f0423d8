"""A real browser, which runs scripts, reads a page whose translations hold every payload: none runs, and the page is built like its source."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.locales import language
from pipeline.model import Place, Translated
from pipeline.source.articles import decode
from pipeline.validate.rule import UnitSubject
from pipeline.validate.rules.url_unsafe import RULE
from tests.assemble.builders import render
from tests.assemble.test_payloads import _READ
from tests.segment.builders import cut

from .attack import ARMED, MADE, VARIANTS, armed, pages
from .chromium import REAL, opened
from .payloads import ADDRESSES, FAMILIES

pytestmark = REAL

HARNESS = """<script>{
const data = $DATA;
document.currentScript.remove();

function read(root, found = {steps: [], comments: 0}) {
  for (const node of root.childNodes) {
    found.comments += node.nodeType === Node.COMMENT_NODE;
    if (node.nodeType !== Node.ELEMENT_NODE) continue;
    const blank = (name) => data.read.includes(name) || node.getAttribute("data-localize") === name;
    const attributes = Array.from(node.attributes, ({name, value}) => `${name}=${blank(name) ? "" : value}`);
    found.steps.push([node.namespaceURI, node.nodeName, ...attributes.filter((text) => !text.startsWith("lang="))].join(" "));
    if (node.localName === "template") read(node.content, found);
    else if (node.localName === "noscript" && !node.childElementCount) read(parsed(node.textContent).body, found);
    else read(node, found);
    found.steps.push(`/${node.nodeName}`);
  }
  return found;
}

function parsed(text) {
  return new DOMParser().parseFromString(text, "text/html");
}

function frame(text) {
  const made = document.createElement("iframe");
  made.srcdoc = text;
  document.body.append(made);
  return made;
}

function difference(page, model) {
  const first = page.steps.findIndex((step, index) => step !== model.steps[index]);
  return first < 0 ? null : [model.steps[first] ?? null, page.steps[first]];
}

const page = read(document);
const mutated = read(parsed(document.documentElement.outerHTML));
const wrong = data.shown.filter((text, index) => text !== null && document.querySelector(`[data-context="${index}"] > p`)?.textContent !== text);
const source = frame(data.source);
const control = frame(data.control);
addEventListener("load", () => {
  const model = read(source.contentDocument);
  document.title = JSON.stringify({
    elements: page.steps.length - model.steps.length,
    difference: difference(page, model),
    mutation: difference(mutated, read(parsed(source.contentDocument.documentElement.outerHTML))),
    comments: page.comments > model.comments,
    wrong,
    hit: window.__hit ?? null,
    control: control.contentWindow.__hit ?? null,
    read: page.steps.length,
  });
});
}</script>"""

END = "</body></html>"


def with_harness(page: str, harness: str, **data: object) -> bytes:
    assert page.endswith(END)
    return (page.removesuffix(END) + harness.replace("$DATA", json.dumps(data).replace("<", "\\u003c")) + END).encode()


def test_enough_payloads_would_tell_that_they_ran() -> None:
    assert len(ARMED + MADE) >= 500
    assert sum("window.__hit" in payload for payload in ARMED + MADE) >= 200


def test_no_payload_runs_or_changes_the_elements_that_a_browser_builds(tmp_path: Path) -> None:
    source, page = pages()
    shown = [text if text.isprintable() else None for text in (change(payload, "Plain") for payload, change in VARIANTS)]
    result = opened(with_harness(page, HARNESS, source=source, control=f"<p>{ARMED[0]}", shown=shown, read=sorted(_READ | {"aria-label"})), tmp_path)
    assert result.pop("control") == 1, "a payload that is not escaped has to be seen to run"
    assert result.pop("read") > 20 * len(VARIANTS)  # type: ignore[operator]
    assert result == {"elements": 0, "difference": None, "mutation": None, "comments": False, "wrong": [], "hit": None}


@pytest.mark.parametrize("charset", ["shift_jis", "gb18030", "big5", "euc-kr", "iso-2022-jp", "windows-1252"])
def test_no_payload_gains_by_the_encoding_of_the_page(tmp_path: Path, charset: str) -> None:
    payloads = [armed(payload) for family in ("overlong and other encodings", "marks and characters that are none", "NUL") for payload in FAMILIES[family]]
    body = "".join(f'<p data-context="{index}" title="Tip">Plain <b>text</b>' for index, _ in enumerate(payloads))
    text, encoding = decode(f'<!doctype html><html lang="en"><head><meta charset="{charset}"><title>x</title></head><body>{body}{END}'.encode(), "x.html")
    cutting = cut(text)
    page = render(cutting, [payloads[int(unit.context)] if unit.context and not unit.tags else unit.msgid for unit in cutting.units])
    harnessed = with_harness(page, HARNESS, source=text, control="", shown=[], read=["title"]).decode()
    result = opened(encoding.encode(harnessed), tmp_path)
    assert (result["elements"], result["difference"], result["hit"]) == (0, None, None)


LINKS = """<script>{
const links = Array.from(document.links, (link) => [link.protocol, link.username, link.getAttributeNames().filter((name) => name !== "lang").join()]);
document.title = JSON.stringify({links});
}</script>"""


def test_an_address_that_the_gate_clears_leads_a_browser_to_the_web_and_nowhere_else(tmp_path: Path) -> None:
    links = "".join(f'<p><a data-context="{index}" data-localize="href" href="https://www.who.int/en">x</a>' for index, _ in enumerate(ADDRESSES))
    cutting = cut(f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title><base href="https://base.test/"></head><body>{links}{END}')
    texts: list[str | None] = []
    for unit in cutting.units:
        wanted = Translated(Place("x.po", 1), ADDRESSES[int((unit.context or "").split(":")[0])] if unit.address else unit.msgid)
        texts.append(None if any(RULE.check(UnitSubject(unit, wanted, language("en"), language("de")))) else wanted.text)
    cleared = [text for unit, text in zip(cutting.units, texts, strict=True) if unit.address and text is not None]
    assert len(cleared) >= 10
    found = opened(with_harness(render(cutting, texts), LINKS), tmp_path)["links"]
    assert isinstance(found, list)
    assert len(found) == len(ADDRESSES)
    assert {(protocol, user, names) for protocol, user, names in found} <= {(web, "", "data-context,data-localize,href") for web in ("http:", "https:")}
