(() => {
  "use strict";
  const MAX_TOLD = 12;
  const figure = document.getElementById("drawing-flow_map");
  const source = document.getElementById("flow-data");
  if (!figure || !source) return;
  const data = JSON.parse(source.textContent);
  const svg = figure.querySelector(".fig-plot svg"), details = figure.querySelector(".fig-details");
  const bars = [...svg.querySelectorAll(".fm-bar")], bands = [...svg.querySelectorAll(".fm-flows .fm-flow")];
  let pinned = null, before = null;

  const lang = () => (document.documentElement.dataset.lang === "zh" ? "zh" : "en");
  const word = (name, values = {}) =>
    data.words[lang()][name].replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ""));
  const pathsOf = (node) => (node.dataset.path !== undefined ? [Number(node.dataset.path)]
    : node.dataset.paths.split(" ").map(Number));
  const sum = (paths, consent) => paths.map((place) => data.paths[place])
    .filter((path) => !consent || path.consent === consent).reduce((n, path) => n + path.n, 0);

  function counted(paths) {
    const parts = [word("flow_n", { n: sum(paths) })];
    if (sum(paths, "without")) parts.push(word("flow_without", { n: sum(paths, "without") }));
    if (sum(paths, "unknown")) parts.push(word("flow_unknown", { n: sum(paths, "unknown") }));
    return parts.join(" · ");
  }
  const nameOf = (bar) => data.paths[pathsOf(bar)[0]].names[Number(bar.dataset.column)][lang()];

  function told(paths) {
    const ways = new Map();
    for (const place of paths) {
      const name = data.paths[place].names.map((texts) => texts[lang()]).join(" → ");
      ways.set(name, [...(ways.get(name) ?? []), place]);
    }
    return [...ways].map(([name, members]) => word("path", { path: name, counts: counted(members) }));
  }

  function mark(paths) {
    const chosen = new Set(paths ?? []);
    svg.classList.toggle("chosen", chosen.size > 0);
    for (const band of bands) band.classList.toggle("on", chosen.has(Number(band.dataset.path)));
    for (const bar of bars) bar.classList.toggle("on", pathsOf(bar).some((path) => chosen.has(path)));
  }

  function show(node) {
    const paths = pathsOf(node), lines = told(paths);
    mark(paths);
    const list = document.createElement("ul");
    for (const line of lines.slice(0, MAX_TOLD)) {
      const item = document.createElement("li");
      item.textContent = line;
      list.append(item);
    }
    if (lines.length > MAX_TOLD) {
      const item = document.createElement("li");
      item.textContent = word("flow_more", { n: lines.length - MAX_TOLD });
      list.append(item);
    }
    const title = document.createElement("p");
    title.className = "fig-title";
    title.textContent = `${node.dataset.column === undefined ? "" : `${nameOf(node)} · `}${counted(paths)}`;
    details.replaceChildren(title, list);
    details.hidden = false;
  }

  function clear() {
    pinned = null;
    mark(null);
    details.hidden = true;
    details.replaceChildren();
  }

  function name() {
    for (const bar of bars) bar.setAttribute("aria-label", `${nameOf(bar)}, ${counted(pathsOf(bar))}`);
  }

  function roam(to) {
    for (const bar of bars) bar.setAttribute("tabindex", bar === to ? 0 : -1);
  }

  function step(from, key) {
    const column = bars.filter((bar) => bar.dataset.column === from.dataset.column);
    if (key === "ArrowUp" || key === "ArrowDown") {
      return column[column.indexOf(from) + (key === "ArrowDown" ? 1 : -1)] ?? from;
    }
    const next = Number(from.dataset.column) + (key === "ArrowRight" ? 1 : -1), own = new Set(pathsOf(from));
    const shared = (bar) => pathsOf(bar).filter((path) => own.has(path)).length;
    return bars.filter((bar) => Number(bar.dataset.column) === next && shared(bar))
      .sort((a, b) => shared(b) - shared(a))[0] ?? from;
  }

  const nodeOf = (event) => (event.target instanceof Element ? event.target.closest(".fm-bar, .fm-flow") : null);
  svg.addEventListener("pointerover", (event) => {
    const node = nodeOf(event);
    if (!pinned && node && event.pointerType === "mouse") mark(pathsOf(node));
  });
  svg.addEventListener("pointerout", () => { if (!pinned) mark(null); });
  // Pressing a bar gives it the focus, which already shows it: a second press on the same one ends it.
  svg.addEventListener("pointerdown", () => { before = pinned; });
  svg.addEventListener("click", (event) => {
    const node = nodeOf(event);
    if (!node || node === before) { clear(); return; }
    show(node);
    pinned = node;
    if (node.classList.contains("fm-bar")) { roam(node); node.focus({ preventScroll: true }); }
  });
  svg.addEventListener("focusin", (event) => {
    const node = nodeOf(event);
    if (node) { show(node); pinned = node; }
  });
  svg.addEventListener("keydown", (event) => {
    const node = nodeOf(event);
    if (event.key === "Escape") { clear(); return; }
    if (!node || !event.key.startsWith("Arrow") || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const next = step(node, event.key);
    roam(next);
    next.focus();
  });
  new MutationObserver(() => { name(); if (pinned) show(pinned); })
    .observe(document.documentElement, { attributes: true, attributeFilter: ["data-lang"] });

  svg.setAttribute("role", "group");
  for (const bar of bars) bar.setAttribute("role", "button");
  roam(bars[0]);
  name();
  figure.querySelector(".fig-plot").removeAttribute("tabindex");
  figure.querySelector(".fig-keys").hidden = false;
  figure.classList.add("live");
})();
