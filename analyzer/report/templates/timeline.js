(() => {
  "use strict";
  // The same measures as in analyzer/report/figures/timeline_layout.py, which draws the first picture.
  const HEAD = 40, LANE = 28, FOOT = 28, BUCKET = 26, HALF = 12, NAME_CELLS = 27, MARGIN = 10, WIDE = 620, GUTTER = 190, TALL = 42;
  const ROW = [0, 1, 1, 1, 0, 0, 1], WEIGHT = [0, 1, 3, 2, 0, 0, 0], LEAST_MS = 20, MAX_LINKS = 12, CELL = 5.4;
  const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 15000, 30000, 60000, 120000, 300000,
    600000, 1800000, 3600000, 7200000, 21600000, 86400000];
  const NS = "http://www.w3.org/2000/svg";

  const figure = document.getElementById("drawing-timeline");
  const source = document.getElementById("timeline-data");
  if (!figure || !source) return;
  const data = JSON.parse(source.textContent);
  const svg = figure.querySelector(".fig-plot svg"), plot = figure.querySelector(".fig-plot");
  const details = figure.querySelector(".fig-details"), range = figure.querySelector(".fig-range");
  const tools = figure.querySelector(".fig-tools");
  const layer = (name) => svg.querySelector(`.tl-${name}`);
  const marks = data.marks, total = marks.t.length;
  let view = [data.span[0], data.span[1]], drawn = [], current = null, queued = false, width = 0;

  const lang = () => (document.documentElement.dataset.lang === "zh" ? "zh" : "en");
  const word = (name, values = {}) =>
    data.words[lang()][name].replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ""));
  const said = (texts) => texts[lang()];
  const cellsOf = (text) => [...text].reduce((n, one) => n + (one < "\u0080" ? 1 : 2), 0);
  const fit = (text) => {
    if (!isWide() || cellsOf(text) <= NAME_CELLS) return text;
    let cut = [...text];
    while (cellsOf(cut.join("")) > NAME_CELLS - 1) cut.pop();
    return `${cut.join("")}…`;
  };
  const element = (name, attributes, text) => {
    const made = document.createElementNS(NS, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const html = (name, text, attributes = {}) => {
    const made = document.createElement(name);
    made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };

  const isWide = () => width >= WIDE;
  const gutter = () => (isWide() ? GUTTER : 0);
  const lane = () => (isWide() ? LANE : TALL);
  const xOf = (t) => gutter() + ((t - view[0]) / (view[1] - view[0])) * (width - gutter() - MARGIN);
  const tOf = (x) => view[0] + ((x - gutter()) / (width - gutter() - MARGIN)) * (view[1] - view[0]);
  const yOf = (number, row) => HEAD + number * lane() + (isWide() ? 8 : 20) + row * (isWide() ? 12 : 14);

  function timeText(t, step) {
    const sign = t < 0 ? "-" : "", of = Math.abs(t);
    if (step >= 60000) {
      const two = (n) => String(n).padStart(2, "0");
      const hours = Math.floor(of / 3600000), minutes = Math.floor(of / 60000) % 60;
      const seconds = two(Math.floor(of / 1000) % 60);
      return sign + (hours ? `${hours}:${two(minutes)}:${seconds}` : `${minutes}:${seconds}`);
    }
    const digits = step % 1000 === 0 ? 0 : step % 100 === 0 ? 1 : step % 10 === 0 ? 2 : 3;
    return `${sign}${(of / 1000).toFixed(digits)} s`;
  }

  function firstAt(t) {
    let low = 0, high = total;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (marks.t[middle] < t) low = middle + 1; else high = middle;
    }
    return low;
  }

  function clusters() {
    const groups = new Map();
    for (let i = firstAt(view[0]); i < total && marks.t[i] <= view[1]; i += 1) {
      const row = ROW[marks.series[i]];
      const bucket = Math.floor((xOf(marks.t[i]) - gutter()) / BUCKET);
      const key = (marks.lane[i] * 2 + row) * 100000 + bucket;
      const group = groups.get(key);
      if (group) group.push(i); else groups.set(key, [i]);
    }
    return [...groups.entries()].sort((a, b) => a[0] - b[0]).map(([, members]) => {
      const first = members[0], left = marks.t[first], right = marks.t[members[members.length - 1]];
      const row = ROW[marks.series[first]];
      let series = marks.series[first], n = 0;
      for (const i of members) {
        if (WEIGHT[marks.series[i]] > WEIGHT[series]) series = marks.series[i];
        n += marks.n[i];
      }
      let x = (xOf(left) + xOf(right)) / 2;
      if (n > 1) {
        const edge = gutter() + Math.floor((xOf(left) - gutter()) / BUCKET) * BUCKET;
        x = Math.min(Math.max(x, edge + HALF), edge + BUCKET - HALF);
      }
      return {
        lane: marks.lane[first], row, series, n, left, right, members, x, y: yOf(marks.lane[first], row),
      };
    });
  }

  function shape(series, x, y) {
    const name = `tl-mark s${series}`;
    if (series === 0) return element("circle", { class: name, cx: x, cy: y, r: 4 });
    if (series === 1) return element("rect", { class: name, x: x - 4, y: y - 4, width: 8, height: 8 });
    const d = {
      2: `M${x} ${y - 5.5}l5.5 5.5-5.5 5.5-5.5-5.5z`,
      3: `M${x} ${y - 5}l5.5 9.5h-11z`,
      4: `M${x - 3} ${y + 6}v-12h8l-2.5 3.5 2.5 3.5h-7`,
      5: `M${x - 4} ${y - 4}l8 8m0-8l-8 8`,
      6: `M${x - 5} ${y - 3}h3l1-2h3l1 2h2v7h-10z`,
    }[series];
    return element("path", { class: name, d });
  }

  function unique(values) { return [...new Set(values)]; }

  function told(cluster) {
    const of = (column) => unique(cluster.members.map((i) => marks[column][i]));
    const acts = of("series").map((series) => {
      const n = cluster.members.filter((i) => marks.series[i] === series).reduce((sum, i) => sum + marks.n[i], 0);
      return word("n_acts", { act: said(data.series[series]), n });
    });
    const isExact = cluster.left === cluster.right;
    const when = isExact ? word("at", { t: timeText(cluster.left, 1) })
      : word("from_to", { from: timeText(cluster.left, 1), to: timeText(cluster.right, 1) });
    const lines = [acts.join(" · "), when];
    const list = (name, places) => {
      const texts = places.filter((place) => place >= 0).map((place) => said(data.labels[place]));
      if (!texts.length) return;
      const more = texts.length > 6 ? ` +${texts.length - 6}` : "";
      lines.push(name ? word(name, { text: texts.slice(0, 6).join(" · ") + more }) : texts.slice(0, 6).join(" · ") + more);
    };
    const isAct = cluster.series <= 3;
    list(isAct ? "to" : "", of("label"));
    if (isAct) {
      list("by", of("by"));
      lines.push(word("consent_then", { text: of("state").map((state) => said(data.states[state])).join(" · ") }));
    }
    const findings = isAct ? unique(of("found").flatMap((place) => data.found[place])) : [];
    return { title: said(data.lanes[cluster.lane]), lines, findings };
  }

  function draw() {
    queued = false;
    width = Math.max(300, Math.floor(plot.clientWidth));
    const height = HEAD + data.lanes.length * lane() + FOOT, bottom = height - FOOT;
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    svg.setAttribute("width", width);
    svg.setAttribute("height", height);
    svg.setAttribute("role", "group");
    drawBands(bottom);
    layer("lanes").replaceChildren(...data.lanes.flatMap((texts, number) => {
      const y = HEAD + number * lane();
      return [element("path", { class: "tl-lane", d: `M0 ${y}H${width}` }),
        element("text", { class: "tl-name", x: 0, y: y + (isWide() ? 18 : 12) }, fit(said(texts)))];
    }));
    drawAxis(bottom);
    drawMarks();
    range.textContent = word("range", { from: timeText(Math.round(view[0]), 10), to: timeText(Math.round(view[1]), 10) });
  }

  function drawBands(bottom) {
    const parts = [];
    for (const [left, right, state, texts] of data.bands) {
      const from = Math.max(xOf(left), gutter()), to = Math.min(xOf(right), width - MARGIN);
      if (to <= from) continue;
      const box = { x: from, y: 0, width: to - from, height: bottom };
      const name = ["unknown", "none_asked", "asked", "granted", "refused", "withdrawn"][state];
      parts.push(element("rect", { class: `tl-band ${name}`, ...box }));
      if (data.without[state]) parts.push(element("rect", { class: "tl-hatch", fill: "url(#tl-hatch)", ...box }));
      if (left >= view[0]) parts.push(element("path", { class: "tl-edge", d: `M${from} 0V${bottom}` }));
      const lines = said(texts).split("\n");
      const cells = Math.max(...lines.map(cellsOf));
      if (cells * CELL <= to - from) {
        lines.forEach((line, n) => parts.push(element("text", { class: "tl-phase", x: from + 4, y: 14 + 14 * n }, line)));
      }
    }
    layer("bands").replaceChildren(...parts);
  }

  function drawAxis(bottom) {
    const most = (width - gutter() - MARGIN) / 80;
    const step = STEPS.find((one) => (view[1] - view[0]) / one <= most) ?? STEPS[STEPS.length - 1];
    const parts = [element("path", { class: "tl-lane", d: `M0 ${bottom}H${width}` })];
    for (let t = Math.ceil(view[0] / step) * step; t <= view[1]; t += step) {
      parts.push(element("path", { class: "tl-tick", d: `M${xOf(t)} ${bottom}v5` }),
        element("text", { class: "tl-time", x: xOf(t), y: bottom + 18 }, timeText(t, step)));
    }
    layer("axis").replaceChildren(...parts);
  }

  function drawMarks() {
    const hadFocus = layer("marks").contains(document.activeElement);
    const was = current;
    drawn = clusters();
    layer("marks").replaceChildren(...drawn.map((cluster, number) => {
      const { title, lines } = told(cluster);
      const group = element("g", { class: "tl-hit", role: "button", tabindex: -1, "data-number": number,
        "aria-label": [title, ...lines].join(", ") });
      group.append(element("rect", { class: "tl-target", x: cluster.x - 12, y: cluster.y - 7, width: 24, height: 14 }));
      if (cluster.n === 1) {
        group.append(shape(cluster.series, cluster.x, cluster.y));
      } else {
        const size = 10 + 6 * String(cluster.n).length;
        group.append(element("rect", { class: `tl-mark s${cluster.series}`, x: cluster.x - size / 2, y: cluster.y - 6,
          width: size, height: 12, rx: cluster.series === 0 ? 6 : 2 }),
        element("text", { class: `tl-n s${cluster.series}`, x: cluster.x, y: cluster.y + 3.5 }, cluster.n));
      }
      cluster.node = group;
      return group;
    }));
    current = was ? nearest(drawn.filter((one) => one.lane === was.lane && one.row === was.row), was.anchor) : null;
    if (current) {
      current.anchor = was.anchor;
      if (!details.hidden && (current.left !== was.left || current.right !== was.right)) tell(current);
      current.node.setAttribute("tabindex", 0);
      current.node.classList.add("on");
      if (hadFocus) current.node.focus({ preventScroll: true });
    } else if (drawn.length) {
      drawn[0].node.setAttribute("tabindex", 0);
      if (hadFocus) drawn[0].node.focus({ preventScroll: true });
    }
    if (was && !current) hide();
  }

  // What is chosen is a moment, its anchor: on zoom it may stand alone or among others, and is found again.
  const apart = (cluster, t) => Math.max(cluster.left - t, t - cluster.right, 0);
  function nearest(some, t) {
    return some.reduce((best, one) => (!best || apart(one, t) < apart(best, t) ? one : best), null);
  }

  function later() {
    if (queued) return;
    queued = true;
    requestAnimationFrame(draw);
  }

  function show(cluster) {
    if (current && current.node) {
      current.node.classList.remove("on");
      current.node.setAttribute("tabindex", -1);
    }
    for (const one of layer("marks").querySelectorAll('[tabindex="0"]')) one.setAttribute("tabindex", -1);
    current = cluster;
    cluster.anchor = cluster.left;
    cluster.node.setAttribute("tabindex", 0);
    cluster.node.classList.add("on");
    tell(cluster);
  }

  function tell(cluster) {
    const { title, lines, findings } = told(cluster);
    const parts = [html("p", title, { class: "fig-title" }), ...lines.map((line) => html("p", line))];
    if (cluster.series <= 3) {
      parts.push(html("p", word(findings.length ? "findings" : "no_finding"), { class: "quiet" }));
      const list = document.createElement("ul");
      for (const place of findings.slice(0, MAX_LINKS)) {
        const item = document.createElement("li");
        item.append(html("a", said(data.findings[place].title), { href: `#${data.findings[place].id}` }));
        list.append(item);
      }
      if (findings.length > MAX_LINKS) list.append(html("li", `+${findings.length - MAX_LINKS}`));
      if (findings.length) parts.push(list);
    }
    if (cluster.right > cluster.left && view[1] - view[0] > LEAST_MS) {
      const button = html("button", word("zoom_here"), { type: "button", class: "fig-here" });
      button.addEventListener("click", () => into(cluster));
      parts.push(button);
    }
    details.replaceChildren(...parts);
    details.hidden = false;
  }

  function hide() {
    details.hidden = true;
    details.replaceChildren();
  }

  function set(low, high) {
    const [first, last] = data.span, least = Math.min(LEAST_MS, last - first);
    const size = Math.min(Math.max(high - low, least), last - first);
    const from = Math.min(Math.max((low + high - size) / 2, first), last - size);
    view = [from, from + size];
    later();
  }
  function zoom(factor, t = (view[0] + view[1]) / 2) { set(t - (t - view[0]) * factor, t + (view[1] - t) * factor); }
  function pan(share) { const by = (view[1] - view[0]) * share; set(view[0] + by, view[1] + by); }
  function into(cluster) {
    const pad = Math.max((cluster.right - cluster.left) * 0.15, LEAST_MS / 4);
    set(cluster.left - pad, cluster.right + pad);
  }
  const center = () => (current ? Math.min(Math.max(current.anchor, view[0]), view[1]) : (view[0] + view[1]) / 2);
  const act = {
    in: () => zoom(0.5, center()), out: () => zoom(2, center()), back: () => pan(-0.4), on: () => pan(0.4),
    all: () => set(...data.span),
  };

  function step(key) {
    if (!current) return drawn[0] ?? null;
    const place = drawn.indexOf(current);
    if (key === "ArrowLeft" || key === "ArrowRight") {
      const next = drawn[place + (key === "ArrowRight" ? 1 : -1)];
      return next && next.lane === current.lane && next.row === current.row ? next : current;
    }
    const rows = unique(drawn.map((one) => one.lane * 2 + one.row)).sort((a, b) => a - b);
    const row = rows[rows.indexOf(current.lane * 2 + current.row) + (key === "ArrowDown" ? 1 : -1)];
    return row === undefined ? current : nearest(drawn.filter((one) => one.lane * 2 + one.row === row), current.anchor);
  }

  svg.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const keys = { "+": "in", "=": "in", "-": "out", 0: "all" };
    const panned = event.shiftKey && { ArrowLeft: "back", ArrowRight: "on" }[event.key];
    if (keys[event.key] || panned) act[keys[event.key] || panned]();
    else if (event.key.startsWith("Arrow")) {
      const next = step(event.key);
      if (next) { show(next); next.node.focus({ preventScroll: false }); }
    } else if (event.key === "Enter" || event.key === " ") {
      const inside = details.querySelector("a, button");
      if (inside) inside.focus();
    } else if (event.key === "Escape") hide();
    else return;
    event.preventDefault();
  });
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (current && current.node.isConnected) current.node.focus();
    hide();
  });
  const clusterOf = (event) => {
    const node = event.target instanceof Element ? event.target.closest(".tl-hit") : null;
    return node ? drawn[Number(node.dataset.number)] : null;
  };
  svg.addEventListener("focusin", (event) => { const found = clusterOf(event); if (found && found !== current) show(found); });
  svg.addEventListener("click", (event) => { const found = clusterOf(event); if (found) { show(found); found.node.focus({ preventScroll: true }); } });
  svg.addEventListener("dblclick", (event) => { zoom(0.5, tOf(event.clientX - svg.getBoundingClientRect().left)); });
  plot.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey && !plot.contains(document.activeElement)) return;
    const isOut = event.deltaY > 0;
    if (isOut && view[1] - view[0] >= data.span[1] - data.span[0]) return;
    event.preventDefault();
    if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) pan(Math.sign(event.deltaX) * 0.1);
    else zoom(isOut ? 1.25 : 0.8, tOf(event.clientX - svg.getBoundingClientRect().left));
  }, { passive: false });

  const touching = new Map();
  let dragged = false;
  svg.addEventListener("pointerdown", (event) => { touching.set(event.pointerId, event.clientX); dragged = false; });
  window.addEventListener("pointermove", (event) => {
    if (!touching.has(event.pointerId)) return;
    const box = svg.getBoundingClientRect(), was = [...touching.values()];
    const before = touching.get(event.pointerId);
    if (touching.size === 1 && Math.abs(event.clientX - before) < 4 && !dragged) return;
    dragged = true;
    touching.set(event.pointerId, event.clientX);
    const now = [...touching.values()];
    if (now.length === 2) {
      const apart = Math.max(Math.abs(was[0] - was[1]), 1) / Math.max(Math.abs(now[0] - now[1]), 1);
      zoom(apart, tOf((now[0] + now[1]) / 2 - box.left));
    } else if (now.length === 1) {
      const by = tOf(before - box.left) - tOf(event.clientX - box.left);
      set(view[0] + by, view[1] + by);
    }
  });
  const lift = (event) => touching.delete(event.pointerId);
  window.addEventListener("pointerup", lift);
  window.addEventListener("pointercancel", lift);

  tools.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-do]");
    if (button) act[button.dataset.do]();
  });
  window.addEventListener("resize", later);
  window.addEventListener("beforeprint", () => { view = [...data.span]; draw(); });
  new MutationObserver(() => { draw(); if (current && !details.hidden) tell(current); })
    .observe(document.documentElement, { attributes: true, attributeFilter: ["data-lang"] });
  tools.hidden = false;
  figure.querySelector(".fig-keys").hidden = false;
  figure.classList.add("live");
  draw();
})();
