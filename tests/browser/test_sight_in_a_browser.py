"""A real browser is asked whether it shows what the gate and the audit say that it hides."""

from __future__ import annotations

import json
from pathlib import Path

from tests.sight.cases import SEEN, UNHEARD, UNSEEN

from .chromium import REAL, opened

pytestmark = REAL

SCRIPT = """<!doctype html><title>x</title><meta charset="utf-8"><script>
const faint = 0.05;

function shows(node) {
  const range = document.createRange();
  range.selectNodeContents(node);
  const box = range.getBoundingClientRect();
  const element = node.parentElement;
  if (!element.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2))) return false;
  if (!element.checkVisibility({visibilityProperty: true})) return false;
  const style = getComputedStyle(element);
  const paints = style.fill !== "rgba(0, 0, 0, 0)" && style.fill !== "none" && style.fillOpacity > faint;
  if (element.closest("text") && !paints && style.stroke === "none") return false;
  for (let above = element; above; above = above.parentElement) {
    if (getComputedStyle(above).opacity <= faint) return false;
    if (above.hasAttribute("viewBox") && above.viewBox.baseVal.width * above.viewBox.baseVal.height === 0) return false;
  }
  return true;
}

function shown(text) {
  const frame = document.createElement("div");
  frame.setHTMLUnsafe(text);
  for (const element of frame.querySelectorAll("[inert]")) element.inert = false;
  document.body.replaceChildren(frame);
  const roots = [frame.querySelector("[data-warning]")].filter(Boolean);
  const words = roots.flatMap((root) => {
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walk.nextNode()) if (/\\w/.test(walk.currentNode.data) && !walk.currentNode.parentElement.closest("script, style")) found.push(walk.currentNode);
    return found;
  });
  return words.length > 0 && words.every(shows);
}

addEventListener("load", () => {
  document.title = JSON.stringify({shown: $CASES.map(shown)});
});
</script><body>"""


def test_a_browser_shows_what_is_said_to_be_in_sight_and_nothing_that_is_said_to_be_hidden(tmp_path: Path) -> None:
    cases = [*UNSEEN, *UNHEARD, *SEEN]
    script = SCRIPT.replace("$CASES", json.dumps(cases).replace("<", "\\u003c"))
    verdicts = opened(script.encode(), tmp_path)["shown"]
    assert isinstance(verdicts, list)
    seen = [markup for markup, shown in zip(cases, verdicts, strict=True) if shown]
    assert seen == [*UNHEARD, *SEEN]
