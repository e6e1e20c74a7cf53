/* The rows behind every table and figure, as CSV or JSON, made in the page. */
(() => {
  const { island, all, plain } = page;

  /** Gives a cell that no spreadsheet takes for a formula. */
  function cell(value) {
    const text = value === null || value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
    const safe = /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+(\.\d+)?( s)?$/.test(text) ? `'${text}` : text;
    return /[",\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  }

  function csv(rows) {
    const names = rows.length ? Object.keys(rows[0]) : [];
    const lines = [names.map(cell), ...rows.map((row) => names.map((name) => cell(row[name])))];
    return `\ufeff${lines.map((line) => line.join(",")).join("\r\n")}\r\n`;
  }

  function ofTable(id) {
    const table = document.getElementById(`table-${id}`);
    const names = all("th", table).map(plain);
    return all("tbody tr", table).map((row) => {
      const texts = all("td", row).map((one) => plain(one.querySelector(".cell-text, .hash") ?? one));
      return Object.fromEntries(names.map((name, at) => [name, texts[at]]));
    });
  }

  const ofFindings = () => page.explorer.findings.filter(({ element }) => !element.hidden).map(({ element }) => ({
    rule: element.dataset.rule,
    severity: element.dataset.severity,
    confidence: element.dataset.sure,
    title: plain(element.querySelector(".finding-title")),
    sentence: plain(element.querySelector(".sentence")),
    data_types: element.dataset.types,
    fingerprint: element.dataset.fingerprint,
  }));

  function rowsOf(name) {
    if (name === "rows") return page.explorer.records();
    if (name === "findings") return ofFindings();
    const [kind, id] = name.split(":");
    return kind === "figure" ? island.figures[id] : ofTable(id);
  }

  function save(name, form) {
    const rows = rowsOf(name);
    const [text, type] = form === "csv" ? [csv(rows), "text/csv"] : [`${JSON.stringify(rows, null, 1)}\n`, "application/json"];
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = `${island.session}.${name.replace(":", "-")}.${form}`.replace(/[^\w.-]/g, "_");
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-save]");
    if (button) save(button.dataset.of, button.dataset.save);
  });
})();
