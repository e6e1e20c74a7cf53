/* Search and filters over findings and observations; only one page of rows is ever in the document. */
page.explorer = (() => {
  const { island, say, word, all } = page;
  const PER_PAGE = 50;
  const form = document.getElementById("filters");
  const [body, header] = [document.querySelector("#rows tbody"), document.querySelector("#rows thead")];
  const columns = Object.fromEntries(island.columns.map((name, at) => [name, island.rows[at]]));
  const total = island.rows[0].length;
  const findings = all(".finding").map((element) => ({
    element,
    rows: element.dataset.rows.split(" ").filter(Boolean).map(Number),
    types: element.dataset.types.split(" "),
    text: null,
  }));
  const SHOWN = [["time"], ["type", "act"], ["by"], ["to", "host"], ["form", "where"], ["value"], ["phase", "consent"], ["sure"]];
  const FILTERS = ["type", "by", "to", "phase", "sure"];
  let chosen = null;
  let found = [];
  let number = 0;

  function textOfCell(name, row) {
    const index = columns[name][row];
    if (name === "time") return `${index >= 0 ? "+" : "−"}${(Math.abs(index) / 1000).toFixed(3)} s`;
    return index < 0 ? "" : say(island.names[name][index]);
  }

  /** Gives the value of a filter as the index of the column, or null where it is not set. */
  const wanted = (name) => (form.elements[name].value === "" ? null : Number(form.elements[name].value));

  function fillFilters() {
    for (const name of FILTERS) {
      const select = form.elements[name];
      const before = select.value;
      const options = island.names[name].map((text, index) => [say(text), index]);
      options.sort((a, b) => a[0].localeCompare(b[0], page.lang()));
      select.replaceChildren(option(word("any"), ""), ...options.map(([text, index]) => option(text, index)));
      select.value = before;
    }
  }

  function option(text, value) {
    const element = document.createElement("option");
    element.textContent = text.length > 60 ? `${text.slice(0, 59)}…` : text;
    element.value = String(value);
    return element;
  }

  /** Gives a test for a row: the filters, and the searched words in any of its texts. */
  function rowTest() {
    const set = FILTERS.map((name) => [columns[name], wanted(name)]).filter(([, value]) => value !== null);
    const words = form.elements.search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const hits = words.map((part) =>
      Object.entries(island.names).map(([name, texts]) => [columns[name], texts.map((text) => [text].flat().some((one) => one.toLowerCase().includes(part)))]),
    );
    return (row) =>
      set.every(([column, value]) => column[row] === value) &&
      hits.every((columnHits) => columnHits.some(([column, isHit]) => column[row] >= 0 && isHit[column[row]]));
  }

  function showFindings(test) {
    const severity = form.elements.severity.value;
    const words = form.elements.search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const isFree = ["by", "to", "phase", "sure"].every((name) => wanted(name) === null);
    const type = wanted("type");
    let n = 0;
    for (const finding of findings) {
      finding.text ??= finding.element.textContent.toLowerCase();
      const isOfType = type === null || finding.types.includes(island.codes[type]);
      const isTold = words.every((part) => finding.text.includes(part));
      const isShown = (!severity || finding.element.dataset.severity === severity) &&
        ((isOfType && isFree && isTold) || (finding.rows.length > 0 && isOfType && finding.rows.some((row) => test(row))));
      finding.element.hidden = !isShown;
      n += isShown ? 1 : 0;
    }
    return n;
  }

  function apply() {
    const test = rowTest();
    const pool = chosen ?? Array.from({ length: total }, (_, row) => row);
    found = pool.filter(test);
    number = 0;
    const n = showFindings(test);
    const status = `${n} / ${findings.length} · ${found.length} / ${total}`;
    document.getElementById("filter-status").textContent = word("shown").replace("{}", status);
    document.getElementById("only-rows").hidden = chosen === null;
    showRows();
  }

  function showRows() {
    const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
    number = Math.min(Math.max(number, 0), pages - 1);
    const rows = found.slice(number * PER_PAGE, (number + 1) * PER_PAGE);
    header.replaceChildren(rowOf("columnheader", (names) => names.slice(0, 1).map((name) => headOf(name))));
    body.replaceChildren(...rows.map((row) => rowOf("cell", (names) => cellsOf(names, row))));
    document.getElementById("row-status").textContent = found.length ? word("row_of").replace("{}", `${number * PER_PAGE + 1}–${number * PER_PAGE + rows.length} / ${found.length}`) : word("none");
    document.getElementById("page-number").textContent = word("page").replace("{}", `${number + 1} / ${pages}`);
    for (const button of all("[data-turn]")) {
      const next = number + Number(button.dataset.turn);
      button.disabled = next < 0 || next >= pages;
    }
  }

  const headOf = (name) => say(island.heads[island.columns.indexOf(name)]);

  function rowOf(role, texts) {
    const line = document.createElement("tr");
    line.setAttribute("role", "row");
    for (const names of SHOWN) {
      const cell = document.createElement(role === "cell" ? "td" : "th");
      cell.setAttribute("role", role);
      if (role === "cell") {
        const label = document.createElement("b");
        label.className = "cell-name";
        label.setAttribute("aria-hidden", "true");
        label.textContent = headOf(names[0]);
        cell.append(label);
      } else {
        cell.scope = "col";
      }
      const box = document.createElement("span");
      box.className = names[0] === "time" ? "cell-text number" : "cell-text";
      for (const [at, text] of texts(names).filter(Boolean).entries()) {
        const part = document.createElement(at ? "small" : role === "cell" && names[0] === "value" ? "code" : "span");
        part.textContent = text;
        if (at) box.append(document.createElement("br"));
        box.append(part);
      }
      cell.append(box);
      line.append(cell);
    }
    return line;
  }

  const cellsOf = (names, row) => names.map((name) => textOfCell(name, row));

  /** Gives the rows that are shown now as records with the names of the columns. */
  const records = () => found.map((row) => {
    const names = island.columns.map((name) => [name, textOfCell(name, row)]);
    return Object.fromEntries([["observation_id", island.ids[row]], ...names]);
  });

  /** Sets the filter on one kind of data. */
  function filterType(type) {
    form.reset();
    chosen = null;
    form.elements.type.value = String(island.codes.indexOf(type));
    apply();
  }

  form.hidden = false;
  document.getElementById("explorer").hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { chosen = null; apply(); }));
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button, a[data-filter-type]");
    if (!button) return;
    if (button.dataset.turn) {
      number += Number(button.dataset.turn);
      showRows();
    } else if ("showRows" in button.dataset) {
      const finding = findings.find((one) => one.element === button.closest(".finding"));
      chosen = finding.rows;
      clear();
      apply();
      location.hash = "#observations";
    } else if (button.id === "all-rows") {
      chosen = null;
      apply();
    } else if (button.dataset.filterType) {
      filterType(button.dataset.filterType);
    }
  });

  function clear() {
    for (const field of form.elements) if (field.name) field.value = "";
  }

  page.onLang(() => {
    fillFilters();
    apply();
  });
  fillFilters();
  apply();
  return { records, findings };
})();
