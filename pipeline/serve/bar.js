/* Shows the bar in a shadow root behind the page, and frames the units that stand between comments of the preview. Nothing in the page itself is changed. */
(() => {
  "use strict";
  const template = document.getElementById("caveat-bar");
  const host = document.createElement("caveat-preview");
  const root = host.attachShadow({ mode: "open" });
  root.append(template.content.cloneNode(true));
  template.remove();

  const bar = root.querySelector(".bar");
  const layer = root.querySelector(".marks");
  const toggle = root.querySelector(".toggle input");
  const panels = [...root.querySelectorAll("details")];
  const findings = root.querySelector(".findings");
  const issues = new Map([...root.querySelectorAll(".issue")].map((issue) => [issue.dataset.unit, issue]));

  /* The ranges between the comments, and a frame for each. A unit can stand in several places. */
  const frames = [];
  const open = new Map();
  const comments = document.createTreeWalker(document, NodeFilter.SHOW_COMMENT);
  while (comments.nextNode()) {
    const [, end, unit] = /^(\/?)caveat:(\d+)$/.exec(comments.currentNode.data) ?? [];
    if (unit === undefined || !issues.has(unit)) continue;
    if (end === "") {
      open.set(unit, comments.currentNode);
    } else if (open.has(unit)) {
      frames.push(framed(unit, open.get(unit), comments.currentNode));
      open.delete(unit);
    }
  }

  function framed(unit, first, last) {
    const issue = issues.get(unit);
    const range = document.createRange();
    range.setStartAfter(first);
    range.setEndBefore(last);
    const box = document.createElement("div");
    const badge = document.createElement("button");
    const state = issue.querySelector(".state").textContent;
    box.className = `frame ${state}`;
    badge.type = "button";
    badge.tabIndex = -1; // the list has it for the keyboard
    badge.textContent = state;
    badge.title = issue.dataset.title;
    badge.addEventListener("click", () => {
      findings.open = true;
      issue.focus();
      issue.scrollIntoView({ block: "nearest" });
    });
    box.append(badge);
    layer.append(box);
    return { unit, range, box, first };
  }

  let waiting = false;
  function draw() {
    waiting = false;
    const origin = layer.getBoundingClientRect();
    const edge = document.documentElement.clientWidth;
    const rects = frames.map(({ range }) => range.getBoundingClientRect());
    frames.forEach(({ box }, index) => {
      const { left, top, right, bottom } = rects[index];
      box.hidden = right <= left || bottom <= top;
      const from = Math.max(1, left - 3);
      box.style.left = `${from - origin.left}px`;
      box.style.top = `${top - 3 - origin.top}px`;
      box.style.width = `${Math.min(edge - 1, right + 3) - from}px`;
      box.style.height = `${bottom - top + 6}px`;
    });
  }
  function drawSoon() {
    if (!waiting) requestAnimationFrame(draw);
    waiting = true;
  }

  function show(unit) {
    const places = frames.filter((frame) => frame.unit === unit);
    const place = places.find(({ box }) => !box.hidden) ?? places[0];
    for (let outer = place.first.parentElement; outer !== null; outer = outer.parentElement) {
      if (outer.tagName === "DETAILS") outer.open = true;
    }
    panels.forEach((panel) => (panel.open = false));
    place.first.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
    draw();
    place.box.classList.remove("found");
    void place.box.offsetWidth; // the animation begins anew
    place.box.classList.add("found");
  }

  for (const [unit, issue] of issues) {
    const button = issue.querySelector(".show");
    if (frames.some((frame) => frame.unit === unit)) button.addEventListener("click", () => show(unit));
    else button.replaceWith("(not in the running text: in a title, an attribute or a drawing)");
  }

  /* What the reader chose lasts as long as the tab. */
  const keep = () => sessionStorage.setItem("caveat-bar", JSON.stringify({ marks: toggle.checked, open: panels.findIndex((panel) => panel.open) }));
  const kept = JSON.parse(sessionStorage.getItem("caveat-bar") ?? '{"marks": true, "open": -1}');
  toggle.checked = kept.marks;
  layer.hidden = !kept.marks;
  if (findings === panels[kept.open]) findings.open = true;
  toggle.addEventListener("change", () => {
    layer.hidden = !toggle.checked;
    keep();
    draw();
  });
  panels.forEach((panel) =>
    panel.addEventListener("toggle", () => {
      if (panel.open) panels.forEach((other) => (other.open = other === panel));
      keep();
    }),
  );
  bar.addEventListener("keydown", (event) => {
    const panel = panels.find((candidate) => candidate.open);
    if (event.key !== "Escape" || panel === undefined) return;
    panel.open = false;
    panel.querySelector("summary").focus();
  });
  document.addEventListener("click", (event) => {
    if (!event.composedPath().includes(host)) panels.forEach((panel) => (panel.open = false));
  });

  // The bar is not to be seen before it has its style, and is to be seen when it gets none.
  const style = root.querySelector("link");
  bar.hidden = true;
  for (const event of ["load", "error"]) {
    style.addEventListener(event, () => {
      bar.hidden = false;
      draw();
    });
  }
  document.documentElement.append(host);
  addEventListener("resize", drawSoon);
  addEventListener("load", drawSoon);
  addEventListener("scroll", drawSoon, { capture: true, passive: true });
  document.addEventListener("toggle", drawSoon, true);
  document.fonts.ready.then(drawSoon);
  if (document.body !== null) new ResizeObserver(drawSoon).observe(document.body);
})();
