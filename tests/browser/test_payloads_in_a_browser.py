"""A real browser, which runs scripts, reads a page whose translations hold every payload: none runs, and the page is built like its source."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.model import Unit
from tests.assemble.builders import render, reworded
from tests.assemble.test_payloads import _READ, PAGE, PAYLOADS
from tests.segment.builders import cut

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND", "--dump-dom",
)  # fmt: skip

pytestmark = [pytest.mark.browser, pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed")]

HARNESS = """<script>{
const data = $DATA;
document.currentScript.remove();

function read(root, found = {steps: [], comments: 0}) {
  for (const node of root.childNodes) {
    found.comments += node.nodeType === Node.COMMENT_NODE;
    if (node.nodeType !== Node.ELEMENT_NODE) continue;
    const attributes = Array.from(node.attributes, ({name, value}) => `${name}=${data.read.includes(name) ? "" : value}`);
    found.steps.push([node.namespaceURI, node.nodeName, ...attributes.filter((text) => !text.startsWith("lang="))].join(" "));
    if (node.localName === "template") read(node.content, found);
    else if (node.localName === "noscript") read(new DOMParser().parseFromString(node.textContent, "text/html").body, found);
    else read(node, found);
    found.steps.push(`/${node.nodeName}`);
  }
  return found;
}

function frame(text) {
  const made = document.createElement("iframe");
  made.srcdoc = text;
  document.body.append(made);
  return made;
}

const page = read(document);
const wrong = data.shown.filter((text, index) => text !== null && document.querySelector(`[data-context="${index}"] > p`)?.textContent !== text);
const source = frame(data.source);
const control = frame(data.control);
addEventListener("load", () => {
  const model = read(source.contentDocument);
  const first = page.steps.findIndex((step, index) => step !== model.steps[index]);
  document.title = JSON.stringify({
    elements: page.steps.length - model.steps.length,
    difference: first < 0 ? null : [model.steps[first] ?? null, page.steps[first]],
    comments: page.comments > model.comments,
    wrong,
    hit: window.__hit ?? null,
    control: control.contentWindow.__hit ?? null,
    read: page.steps.length,
  });
});
}</script>"""


def armed(payload: str) -> str:
    """The payload, saying that it ran where it ran."""
    return re.sub(r"""(<script>|\bon\w+=(?:["']|&quot;)?|javascript:)(?:alert\(1\)|x|y)""", r"\1window.__hit=1", payload, flags=re.IGNORECASE)


ARMED = [armed(payload) for payload in PAYLOADS]
CHANGES: tuple[Callable[[str, str], str], ...] = (lambda payload, text: payload + text, lambda payload, text: text + payload, lambda payload, _: payload)
VARIANTS = [(payload, change) for payload in ARMED for change in CHANGES]


def article() -> str:
    """The page of the payload tests, its body once for each payload and place, and as many descriptions and strings of structured data."""
    head, body = PAGE.removesuffix("</body></html>").split("<body>")
    texts = [f"How {index}" for index in range(len(VARIANTS))]
    metas = "".join(f'<meta name="description" content="{text}">' for text in texts)
    structured = f'<script type="application/ld+json">{json.dumps([{"description": text} for text in texts])}</script>'
    sections = "".join(
        f'<section data-context="{index}">{body}</section>'.replace('data-warning="', f'data-warning="{index}-') for index in range(len(VARIANTS))
    )
    head = head.replace("<head>", '<head><meta charset="utf-8">').replace("</head>", f"{metas}{structured}</head>")
    return f"{head}<body>{sections}</body></html>"


def attacked(unit: Unit) -> str:
    """The unit with the payload that its number asks for, and with every payload where it has none.

    Where a payload says a tag of the unit it is a misplaced tag, not text; that is the gate's to refuse.
    """
    number = re.search(r"\d+", unit.context or unit.msgid)
    if number is None:
        return " ".join(ARMED)
    payload, change = VARIANTS[int(number.group())]
    return unit.msgid if any(tag in payload for tag in unit.tags) else reworded(unit, lambda text: change(payload, text))


def opened(page: str, folder: Path) -> dict[str, object]:
    """What the harness at the end of the page wrote into its title."""
    file = folder / "page.html"
    file.write_bytes(page.encode())
    assert BROWSER is not None
    done = subprocess.run(
        [BROWSER, *OPTIONS, f"--user-data-dir={folder / 'profile'}", file.as_uri()], capture_output=True, text=True, encoding="utf-8", timeout=120, check=False
    )
    title = re.search(r"<title>(\{.*?\})</title>", done.stdout, re.DOTALL)
    assert title is not None, f"the harness did not run; exit {done.returncode}: {done.stderr[-2000:]}"
    result: dict[str, object] = json.loads(html.unescape(title.group(1)))
    return result


def test_enough_payloads_would_tell_that_they_ran() -> None:
    assert sum("window.__hit" in payload for payload in ARMED) >= 15


def test_no_payload_runs_or_changes_the_elements_that_a_browser_builds(tmp_path: Path) -> None:
    source = article()
    cutting = cut(source)
    page = render(cutting, [attacked(unit) for unit in cutting.units])
    shown = [text if text.isprintable() else None for text in (change(payload, "Plain") for payload, change in VARIANTS)]
    data = {"source": source, "control": f"<p>{ARMED[0]}", "shown": shown, "read": sorted(_READ)}
    harness = HARNESS.replace("$DATA", json.dumps(data).replace("<", "\\u003c"))
    end = "</body></html>"
    assert page.endswith(end)
    result = opened(page.removesuffix(end) + harness + end, tmp_path)
    assert result.pop("control") == 1, "a payload that is not escaped has to be seen to run"
    assert result.pop("read") > 20 * len(VARIANTS)  # type: ignore[operator]
    assert result == {"elements": 0, "difference": None, "comments": False, "wrong": [], "hit": None}
