// Suggestions under a search box, which brings all words: the combobox of WAI-ARIA.

const box = document.querySelector("[data-suggest]");
const { suggest, label, told, found } = box.dataset;
const list = make("div", { id: "suggested", role: "listbox", ariaLabel: label, popover: "manual" });
const line = make("p", { role: "status", className: "visually-hidden" });
const none = make("a");
const answers = new Map();
let active = none;
let asking;

function make(tag, traits, ...parts) {
  const made = Object.assign(document.createElement(tag), traits);
  made.append(...parts);
  return made;
}

async function ask() {
  asking?.abort(); // too late
  const { signal } = (asking = new AbortController());
  const words = box.value.trim();
  let results = words[1] ? answers.get(words) : [];
  try {
    if (!results) await new Promise((go) => setTimeout(go, 120));
    results ??= (await (await fetch(suggest + encodeURIComponent(words), { signal })).json()).results.slice(0, 8);
    answers.set(words, results);
  } catch {
    results = [];
  }
  if (!signal.aborted) show(results);
}

function show(rows) {
  close();
  if (!rows.length) return;
  list.replaceChildren(...[...Map.groupBy(rows, (one) => one.kind_label)].map(group));
  const { left, bottom } = box.parentNode.getBoundingClientRect();
  list.style = `left: ${left}px; top: ${bottom + scrollY}px`;
  list.showPopover();
  box.ariaExpanded = true;
  line.textContent = told.replace("{n}", rows.length);
}

function group([ariaLabel, rows]) {
  return make("div", { role: "group", ariaLabel }, make("p", { ariaHidden: true }, ariaLabel), ...rows.map(option));
}

function option({ title, lang, url, found: other }) {
  const also = other && make("small", { lang: "" }, found.replace("{words}", () => other));
  return make("a", { role: "option", id: url, href: url, tabIndex: -1 }, make("span", lang && { lang }, title), " ", also);
}

function close() {
  asking?.abort();
  choose(none);
  list.hidePopover();
  box.ariaExpanded = false;
  line.textContent = "";
}

function choose(link) {
  active.ariaSelected = false;
  active = link;
  active.ariaSelected = true;
  active.scrollIntoView({ block: "nearest" });
  box.setAttribute("aria-activedescendant", active.id);
}

function press(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const stops = [none, ...list.querySelectorAll("a")];
  const open = list.matches(":popover-open");
  if (event.isComposing) return;
  if (step && open) choose(stops.at((stops.indexOf(active) + step) % stops.length));
  else if (step) ask();
  else if (event.key === "Enter" && active.id) active.click();
  else if (event.key === "Escape" && open) close();
  else return;
  event.preventDefault();
}

Object.assign(box, { role: "combobox", autocomplete: "off", ariaAutoComplete: "list", oninput: ask, onkeydown: press });
box.setAttribute("aria-controls", list.id);
box.after(list, line);
close();
box.onblur = box.form.onsubmit = onpagehide = onresize = close;
list.onmousedown = (event) => event.preventDefault(); // keeps the focus
