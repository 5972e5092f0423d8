/* Loads the page again, at the same place, when the server has another one at its path. */
(() => {
  "use strict";
  const { src, dataset } = document.currentScript;
  const place = `caveat-place ${dataset.path}`;
  const address = new URL("/.caveat/events", src);
  address.search = new URLSearchParams({ path: dataset.path, seen: dataset.stamp });
  /* What stands in the place of a page that cannot be shown just now has no place of its own to come back to. */
  const passing = document.querySelector("caveat-preview") === null;
  let stream = null;

  const again = () => {
    if (!passing) sessionStorage.setItem(place, JSON.stringify([scrollX, scrollY]));
    history.scrollRestoration = "manual";
    location.reload();
  };
  const listen = () => {
    stream?.close();
    stream = null;
    // A browser keeps few connections to one server: pages that nobody looks at leave theirs to others.
    if (document.hidden) return;
    stream = new EventSource(address);
    stream.addEventListener("changed", again);
  };
  const settle = () => {
    const kept = sessionStorage.getItem(place);
    sessionStorage.removeItem(place);
    if (kept === null) return;
    const [left, top] = JSON.parse(kept);
    scrollTo({ left, top, behavior: "instant" });
    // The browser is told a moment later, or it would still take the page to where the one before it was.
    requestAnimationFrame(() => requestAnimationFrame(() => (history.scrollRestoration = "auto")));
  };

  if (!passing) {
    if (document.readyState === "complete") settle();
    else addEventListener("load", settle);
  }
  addEventListener("pagehide", () => stream?.close());
  addEventListener("pageshow", (event) => event.persisted && listen());
  document.addEventListener("visibilitychange", listen);
  listen();
})();
