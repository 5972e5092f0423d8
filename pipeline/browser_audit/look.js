// Runs in the audited page. Gives back an object that knows the words of every warning and where they stand.
() => {
  const SEALED = new Set(["script", "style", "iframe", "noembed", "noframes", "xmp", "plaintext", "math", "template", "noscript"]);
  const VERBATIM = new Set(["code", "pre", "listing", "kbd", "samp", "var"]);
  const LONGEST_RUN = 6; // writing without spaces is looked at in runs of this many characters
  const ABOVE = 0.35; // how far down the window a word is scrolled: below a bar at its top, with room for the words that follow
  const CELL = 2.5; // a word wider than this many times its size is looked at in parts

  // Whether a text is a translation: the rules of the audit, from the text up to the first element that decides.
  function translated(text) {
    let verdict = null;
    for (let element = text.parentElement; element !== null; element = element.parentElement) {
      if (SEALED.has(element.localName)) return false;
      if (verdict !== null) continue;
      const attribute = element.getAttribute("translate")?.trim().toLowerCase();
      if (attribute === "no") verdict = false;
      else if (attribute === "" || attribute === "yes") verdict = true;
      else if (VERBATIM.has(element.localName) || element.classList.contains("notranslate")) verdict = false;
    }
    return verdict ?? true;
  }

  function* textsOf(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) yield node;
  }

  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  function bytesOf(colour) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  }

  // How large letters come out, how opaque, and whether mirrored: every ancestor has a say.
  function appearance(element) {
    const style = getComputedStyle(element);
    let size = parseFloat(style.fontSize) * (element.currentCSSZoom ?? 1);
    const colour = bytesOf(style.webkitTextFillColor || style.color);
    let mirrored = false;
    for (let at = element; at !== null; at = at.parentElement) {
      const own = getComputedStyle(at);
      colour[3] *= parseFloat(own.opacity);
      if (own.transform !== "none") {
        const matrix = new DOMMatrixReadOnly(own.transform);
        const determinant = matrix.a * matrix.d - matrix.b * matrix.c;
        size *= Math.sqrt(Math.abs(determinant));
        mirrored = mirrored !== determinant < 0;
      }
      if (own.scale !== "none") {
        const [x, y = x] = own.scale.split(" ").map(Number);
        size *= Math.min(Math.abs(x), Math.abs(y));
        mirrored = mirrored !== x * y < 0;
      }
    }
    return { size, colour, mirrored };
  }

  // The size in which most letters of the article stand.
  function bodySize() {
    const letters = new Map();
    for (const text of textsOf(document.querySelector("main, [role=main]") ?? document.body)) {
      const parent = text.parentElement;
      if (parent === null || parent.closest("[data-warning]") || SEALED.has(parent.localName) || !parent.checkVisibility()) continue;
      const size = parseFloat(getComputedStyle(parent).fontSize);
      letters.set(size, (letters.get(size) ?? 0) + text.data.trim().length);
    }
    const most = [...letters].sort((one, other) => other[1] - one[1])[0];
    return most === undefined ? parseFloat(getComputedStyle(document.body).fontSize) : most[0];
  }

  function runsOf(data) {
    const runs = [];
    for (const match of data.matchAll(/\S+/gu)) {
      const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u.test(match[0]);
      const step = spaceless ? LONGEST_RUN : match[0].length;
      for (let start = 0; start < match[0].length; start += step) {
        const part = match[0].slice(start, start + step);
        if (/[\p{L}\p{N}]/u.test(part)) runs.push([match.index + start, match.index + start + part.length]);
      }
    }
    return runs;
  }

  const elements = [...document.querySelectorAll("[data-warning]")];
  let words = [];

  function scrolls(style, axis) {
    return ["auto", "scroll"].includes(axis === "x" ? style.overflowX : style.overflowY);
  }

  function cuts(style) {
    return ["hidden", "clip"].includes(style.overflowX) || ["hidden", "clip"].includes(style.overflowY);
  }

  // Elements around a text whose overflow can cut it: those that contain its box, by the rules of positioning.
  function* containers(element) {
    let position = getComputedStyle(element).position;
    for (let at = element; at !== null; at = at.parentElement) {
      const style = getComputedStyle(at);
      const escaped = at !== element && ((position === "absolute" && style.position === "static" && style.transform === "none") || position === "fixed");
      if (escaped) continue;
      yield [at, style];
      position = at === element || style.position !== "static" ? style.position : position === "absolute" ? "static" : position;
    }
  }

  // Whether letters come out in just the colour that a highlight gives them. Fields show a copy of their text, which none reaches.
  function keepsColour(parent) {
    for (let at = parent; at !== null; at = at.parentElement) {
      const style = getComputedStyle(at);
      const mixes = style.filter !== "none" || style.mixBlendMode !== "normal" || style.maskImage !== "none" || parseFloat(style.opacity) < 1;
      if (mixes || at instanceof SVGElement || at.localName === "textarea" || at.localName === "select") return false;
    }
    return true;
  }

  const isRoot = (element) => element === document.documentElement || element === document.body;

  function rootIsLocked() {
    const [html, body] = [document.documentElement, document.body].map((element) => getComputedStyle(element).overflowY);
    return ["hidden", "clip"].includes(html === "visible" ? body : html);
  }

  // The part of a rectangle that no element around it cuts off, from 0 to 1. What can be scrolled into sight is not cut off.
  function remaining(rect, parent) {
    let { left, right, top, bottom } = rect;
    for (const [element, style] of containers(parent)) {
      if (isRoot(element) || style.display === "inline" || !cuts(style)) continue;
      const box = element.getBoundingClientRect();
      if (!scrolls(style, "x")) [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
      if (!scrolls(style, "y")) [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
    }
    return (Math.max(0, right - left) * Math.max(0, bottom - top)) / (rect.width * rect.height || 1);
  }

  // As a reader can scroll: an element with overflow: hidden stays as it is.
  function reveal(word) {
    const centre = () => {
      const rect = word.range.getClientRects()[word.part] ?? word.range.getBoundingClientRect();
      return [rect.left + rect.width / 2, rect.top + rect.height / 2];
    };
    for (const [element, style] of containers(word.parent)) {
      if (isRoot(element)) continue;
      const box = element.getBoundingClientRect();
      const [x, y] = centre();
      if (scrolls(style, "x")) element.scrollLeft += x - (box.left + box.width / 2);
      if (scrolls(style, "y")) element.scrollTop += y - (box.top + box.height / 2);
    }
    const [x, y] = centre();
    if (!rootIsLocked()) window.scrollBy({ left: x < 0 || x > innerWidth ? x - innerWidth / 2 : 0, top: y - innerHeight * ABOVE, behavior: "instant" });
  }

  function nameOf(element) {
    const classes = [...element.classList].map((name) => `.${name}`).join("");
    return element.localName + (element.id ? `#${element.id}` : classes);
  }

  function coverAt(x, y, parent) {
    const top = document.elementFromPoint(x, y);
    return top === null || top.contains(parent) || parent.contains(top) ? null : nameOf(top);
  }

  function settle() {
    for (const animation of document.getAnimations()) {
      try {
        animation.finish();
      } catch (error) {
        if (!(error instanceof DOMException)) throw error; // one without end cannot be finished: it is looked at as it runs
      }
    }
  }

  return {
    // Every warning on the page, in document order, with its texts; remembers the words.
    survey() {
      settle();
      words = [];
      const warnings = elements.map((element, warning) => {
        const texts = [];
        for (const text of textsOf(element)) {
          const parent = text.parentElement;
          if (parent.closest("[data-warning]") !== element || !translated(text)) continue;
          const spoken = /[\p{L}\p{N}]/u.test(text.data);
          const rendered = parent.checkVisibility({ visibilityProperty: true, opacityProperty: true });
          const look = appearance(parent);
          texts.push({ data: text.data, spoken, rendered, size: look.size, mirrored: look.mirrored });
          if (!spoken || !rendered) continue;
          for (const [start, end] of runsOf(text.data)) {
            const range = new Range();
            range.setStart(text, start);
            range.setEnd(text, end);
            const parts = range.getClientRects().length;
            for (let part = 0; part < Math.max(1, parts); part++) words.push({ warning, range, part, parent, text: range.toString(), ...look });
          }
        }
        return { id: element.dataset.warning, connected: element.isConnected, texts };
      });
      return { warnings, bodySize: bodySize(), words: words.length, current: document.querySelectorAll("[data-warning]").length };
    },

    // Scrolls to a word; tells where the waiting words stand that are in the window now.
    async sight(first, waiting) {
      reveal(words[first]);
      if ([...document.scripts].some((script) => !script.type || /javascript|module/.test(script.type))) {
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      }
      settle();
      const seen = [];
      let stray = false; // where the first is out of reach, its warning is: the rest of it need not be tried
      for (const index of waiting) {
        const word = words[index];
        const rect = word.range.getClientRects()[word.part];
        const inside = rect !== undefined && rect.left >= -1 && rect.right <= innerWidth + 1 && rect.top >= -1 && rect.bottom <= innerHeight + 1;
        if (index === first) stray = !inside;
        if (!inside && !(stray && word.warning === words[first].warning)) continue;
        const shape = rect ?? new DOMRect();
        const count = Math.max(1, Math.floor(shape.width / (CELL * (word.size || 1))));
        const cells = Array.from({ length: count }, (_, at) => [shape.left + (shape.width / count) * at, shape.top, shape.width / count, shape.height]);
        const cover = inside ? coverAt(shape.left + shape.width / 2, shape.top + shape.height / 2, word.parent) : null;
        const { warning, text, colour, parent } = word;
        seen.push({ index, warning, text, colour, cells, inside, cover, remaining: remaining(shape, parent) });
      }
      return { seen, scrolled: [scrollX, scrollY], window: [innerWidth, innerHeight] };
    },

    // Gives every word a colour of its own, that no mixing with white makes, and tells which. Words whose colour the page mixes with others are left out.
    dye() {
      const rules = ["[data-warning], [data-warning] * { -webkit-print-color-adjust: exact !important; print-color-adjust: exact !important }"];
      const dyed = [];
      for (const word of words) {
        if (word.part !== 0 || !keepsColour(word.parent)) continue;
        const number = dyed.length;
        const [red, green] = [4 * (number % 64) + 1, 4 * (Math.floor(number / 64) % 64) + 2];
        CSS.highlights.set(`caveat-${number}`, new Highlight(word.range));
        rules.push(`::highlight(caveat-${number}) { color: rgb(${red} ${green} 0); -webkit-text-fill-color: rgb(${red} ${green} 0) }`);
        dyed.push({ warning: word.warning, text: word.text, colour: red * 65536 + green * 256 });
      }
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(rules.join("\n"));
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      return dyed;
    },

    // Takes the ink out of the warnings; `ink` puts it back.
    blank() {
      const blanked = elements.flatMap((element) => [element, ...element.querySelectorAll("*")]).map((element) => [element, element.getAttribute("style")]);
      for (const [element] of blanked) {
        for (const property of ["color", "-webkit-text-fill-color", "-webkit-text-stroke-color", "text-decoration-color", "text-emphasis-color"]) {
          element.style.setProperty(property, "transparent", "important");
        }
        element.style.setProperty("transition", "none", "important");
        element.style.setProperty("text-shadow", "none", "important");
      }
      this.ink = () => {
        for (const [element, style] of blanked) style === null ? element.removeAttribute("style") : element.setAttribute("style", style);
      };
    },
  };
}
