"use strict";
(() => {
  const dialog = document.querySelector("dialog");
  const body = dialog.querySelector("div");
  const add = (parent, name, text, more = {}) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    for (const key in more) made.setAttribute(key, more[key]);
    return parent.appendChild(made);
  };
  const texts = (parent, title, language, list, states) => {
    const side = add(parent, "div");
    add(side, "h3", title);
    list.forEach((text, index) => {
      if (text !== null) add(side, "p", text, { class: "text", lang: language[1], dir: language[2] });
      if (states[index]) add(side, "p", states[index], { class: "state" });
    });
    if (!list.length) add(side, "p", "no text", { class: "state" });
  };
  const findings = (parent, list) => {
    add(parent, "h3", "Findings");
    if (!list.length) return void add(parent, "p", "none");
    const all = add(parent, "ul");
    for (const [level, message, pairs] of list) {
      const item = add(all, "li", undefined);
      add(item, "span", level + ": ", { class: level === "error" ? "u" : "w" });
      add(item, "bdi", message);
      const facts = add(item, "dl");
      for (const [key, value] of pairs) {
        add(facts, "dt", key);
        add(add(facts, "dd"), "bdi", value);
      }
    }
  };
  const open = (button) => {
    const cell = button.closest("td");
    const section = cell.closest("section");
    const data = JSON.parse(section.querySelector("script").textContent);
    const warning = data.warnings[cell.parentNode.sectionRowIndex];
    const column = cell.cellIndex - 1;
    const [said, states, found] = warning.cells[column];
    const language = data.locales[column];
    dialog.querySelector("h2").textContent = warning.id + " · " + language[0] + " " + language[3];
    body.replaceChildren();
    const pair = add(body, "div", undefined, { class: "pair" });
    texts(pair, "Source: " + data.source[3], data.source, warning.source, []);
    if (said !== null) texts(pair, "Translation: " + language[3], language, said, states);
    add(body, "h3", "What a translation must keep");
    const facts = add(body, "ul");
    for (const fact of warning.facts) add(facts, "li", fact);
    findings(body, found);
    dialog.showModal();
    dialog.scrollTop = 0;
  };
  const steps = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("td button");
    if (button) open(button);
    if (event.target === dialog) dialog.close();
  });
  document.addEventListener("keydown", (event) => {
    const step = steps[event.key];
    const button = event.target.closest("td button");
    if (!step || !button) return;
    const row = button.closest("tr");
    const rows = row.parentNode.rows;
    let [down, along] = [row.sectionRowIndex, button.closest("td").cellIndex];
    do {
      [down, along] = [down + step[0], along + step[1]];
      const next = rows[down] && rows[down].cells[along];
      if (!next || next.tagName !== "TD") return;
      const target = next.querySelector("button");
      if (target && target.offsetParent !== null) {
        target.focus();
        event.preventDefault();
        return;
      }
    } while (true);
  });
})();
