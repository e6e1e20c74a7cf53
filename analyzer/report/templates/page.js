"use strict";
/* Language, theme, links into closed parts, printing, tickets. Everything is shown with textContent. */
const page = (() => {
  const root = document.documentElement;
  const island = JSON.parse(document.getElementById("island").textContent);
  const listeners = [];

  const lang = () => root.dataset.lang;
  /** Gives a text of the island, which is one text or one per language. */
  const say = (text) => (Array.isArray(text) ? text[lang() === "zh" ? 1 : 0] : text);
  const word = (name) => say(island.words[name]);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  /** Gives the text of an element without what is in the other language or only for machines. */
  function textOf(element) {
    if (element.nodeType === Node.TEXT_NODE) return element.data;
    if (element.nodeType !== Node.ELEMENT_NODE || element.hidden) return "";
    const spoken = element.getAttribute("lang");
    if ((spoken === "en" || spoken === "zh") && spoken !== lang()) return "";
    return [...element.childNodes].map(textOf).join("");
  }
  const plain = (element) => (element ? textOf(element).replace(/\s+/g, " ").trim() : "");

  function announce(text) {
    document.getElementById("said").textContent = text;
  }

  function setLang(next) {
    root.dataset.lang = next;
    root.lang = next === "zh" ? "zh-Hans" : "en";
    for (const name of ["aria-label", "text"]) {
      for (const element of all(`[data-${name}-${next}]`)) {
        const text = element.getAttribute(`data-${name}-${next}`);
        if (name === "text") element.textContent = text;
        else element.setAttribute(name, text);
      }
    }
    press("[data-set-lang]", (button) => button.dataset.setLang === next);
    for (const listener of listeners) listener();
  }

  function setTheme(next) {
    if (next === "auto") delete root.dataset.theme;
    else root.dataset.theme = next;
    press("[data-set-theme]", (button) => button.dataset.setTheme === next);
  }

  function press(selector, isPressed) {
    for (const button of all(selector)) button.setAttribute("aria-pressed", String(isPressed(button)));
  }

  /** Opens the closed parts around the element that the address names. */
  function openTarget() {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const inside = target.matches(".finding, .gap") ? target.querySelector("details") : null;
    if (inside) inside.open = true;
    for (let at = target.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
    target.scrollIntoView();
  }

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("details:not([open])");
    for (const part of opened) part.open = true;
  });
  addEventListener("afterprint", () => {
    for (const part of opened) part.open = false;
  });

  /** Gives a text as inline Markdown that shows it: no markup, no HTML, no links, no mentions. */
  function markdown(text) {
    if (/@|:\/\/|\bwww\.|#\d|`/i.test(text)) {
      const longest = Math.max(0, ...(text.match(/`+/g) || []).map((run) => run.length));
      const fence = "`".repeat(longest + 1);
      const pad = /^`|`$/.test(text) ? " " : "";
      return `${fence}${pad}${text}${pad}${fence}`;
    }
    const escaped = text.replace(/[\\`*_[\]~|$]/g, "\\$&").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
    return escaped.replace(/^([#+>-]|\d+[.)])(?=\s|$)/, "\\$1");
  }

  /** Gives one finding as a ticket in Markdown, in the language that is shown. */
  function ticket(finding) {
    const head = `[${plain(finding.querySelector(".badge"))}] ${plain(finding.querySelector(".finding-title"))}`;
    const lines = [`## ${markdown(head)}`, "", markdown(plain(finding.querySelector(".sentence"))), ""];
    for (const pair of all(".inline > div", finding)) {
      lines.push(`- **${markdown(plain(pair.querySelector("dt")))}**: ${markdown(plain(pair.querySelector("dd")))}`);
    }
    for (const part of all("details > *", finding).filter((element) => !element.matches("summary"))) {
      if (part.matches("h4")) lines.push("", `### ${markdown(plain(part))}`, "");
      else if (part.matches("ol, ul")) lines.push(...all("li", part).map((item) => item_line(item)));
      else lines.push(markdown(plain(part)));
    }
    return `${lines.join("\n").replace(/\n{3,}/g, "\n\n")}\n`;
  }

  function item_line(item) {
    const name = item.querySelector(".link-name");
    if (!name) return `- ${markdown(plain(item))}`;
    const note = plain(item.querySelector("small"));
    return `- **${markdown(plain(name))}**: ${markdown(plain(item.querySelector("code")))}${note ? ` (${markdown(note)})` : ""}`;
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = document.createElement("textarea");
      field.value = text;
      document.body.append(field);
      field.select();
      const isCopied = document.execCommand("copy");
      field.remove();
      if (!isCopied) return announce(word("copy_failed"));
    }
    return announce(word("copied"));
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.setLang) setLang(button.dataset.setLang);
    else if (button.dataset.setTheme) setTheme(button.dataset.setTheme);
    else if ("ticket" in button.dataset) copy(ticket(button.closest(".finding")));
  });
  addEventListener("hashchange", openTarget);
  for (const part of all(".switches, .files, .actions")) part.hidden = false;
  openTarget();
  return { island, say, word, all, plain, lang, announce, onLang: (listener) => listeners.push(listener) };
})();
