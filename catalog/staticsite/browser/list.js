// A list narrowed down in the browser: OR inside a facet, AND between them, every value counted among what the others leave.
"use strict";
(function () {
  const { data, load, searcher, state, element } = window.hunarSite;
  const form = document.getElementById("narrow");
  const heading = document.getElementById("results");
  const bar = heading.closest(".bar");
  const section = heading.closest("section");
  const files = [...section.children].find((child) => child.matches(".actions"));
  let turn = 0;

  const first = document.querySelector("main .page-head h1") && !location.pathname.includes("/page-");

  async function matching(words, list) {
    const index = await searcher();
    const places = new Map(list.keys.map((key, place) => [key, place]));
    const found = window.hunarFind(words, index).map((place) => places.get(`${index.records[place][0]}/${index.records[place][1]}`));
    return found.filter((place) => place !== undefined);
  }

  function having(list, name, words) {
    const found = new Set();
    for (const [word, , , places] of list.facets[name].values) if (words.includes(word)) places.forEach((place) => found.add(place));
    return found;
  }

  function narrowed(list, chosen, given) {
    const passing = Object.keys(list.facets).map((name) => [name, chosen.getAll(name)]).filter(([, words]) => words.length);
    const sets = new Map(passing.map(([name, words]) => [name, having(list, name, words)]));
    const but = (left) => given.filter((place) => [...sets].every(([name, set]) => name === left || set.has(place)));
    return { matched: but(null), among: (name) => new Set(but(sets.has(name) ? name : null)) };
  }

  function ordered(list, chosen, matched, byMatch) {
    const order = list.orders[chosen.get("sort")];
    const inside = new Set(matched);
    if (order) return order.filter((place) => inside.has(place));
    return byMatch && chosen.get("sort") !== "name" ? matched : [...matched].sort((a, b) => a - b);
  }

  function drawFacet(list, name, chosen, among) {
    const fieldset = form.querySelector(`fieldset[data-facet="${CSS.escape(name)}"]`);
    if (!fieldset) return;
    const wanted = chosen.getAll(name);
    const boxes = new Map([...fieldset.querySelectorAll("input[type=checkbox]")].map((box) => [box.value, box]));
    const all = chosen.get("all") === name;
    for (const [word, label, language, places] of list.facets[name].values) {
      if (!boxes.has(word) && (all || wanted.includes(word))) boxes.set(word, addBox(fieldset, name, word, label, language));
      const box = boxes.get(word);
      if (!box) continue;
      const count = places.reduce((sum, place) => sum + among.has(place), 0);
      box.checked = wanted.includes(word);
      box.disabled = !count && !box.checked;
      box.closest("label").querySelector(".n").textContent = number(count);
    }
    if (all) fieldset.querySelector("p.more")?.remove();
  }

  function addBox(fieldset, name, word, label, language) {
    const box = element("input", { type: "checkbox", name, value: word });
    const line = element("label", { class: "option" }, box, element("span", { lang: language || null }, label), element("span", { class: "n" }));
    fieldset.insertBefore(line, fieldset.querySelector("p.more"));
    return box;
  }

  function number(count) {
    return count < 1000 ? String(count) : new Intl.NumberFormat(data.language).format(count);
  }

  function address(chosen, without = []) {
    const kept = [...chosen].filter(([name, value]) => !without.some(([n, v]) => n === name && (v === undefined || v === value)));
    return `#${new URLSearchParams(kept)}` + (kept.length ? "" : "=");
  }

  function chip(list, chosen, name, value, text) {
    const remove = element("span", { class: "visually-hidden" }, `${list.words.remove} `);
    const link = element("a", { class: "chip on", href: address(chosen, [[name, value], ["page"]]) }, element("span", {}, remove, text), " ×");
    return element("li", {}, link);
  }

  function drawChips(list, chosen, words) {
    bar.querySelector(".chips")?.remove();
    const chips = words ? [chip(list, chosen, "q", undefined, words)] : [];
    for (const [name, facet] of Object.entries(list.facets)) {
      for (const [word, label] of facet.values) if (chosen.getAll(name).includes(word)) chips.push(chip(list, chosen, name, word, `${facet.label}: ${label}`));
    }
    if (chips.length) bar.append(element("ul", { class: "chips" }, ...chips, element("li", { class: "actions" }, element("a", { href: "#=" }, list.words.clear))));
  }

  async function drawCards(list, places, page) {
    const shown = places.slice((page - 1) * list.size, page * list.size);
    await Promise.all([...new Set(shown.map((place) => Math.floor(place / list.chunk)))].map((piece) => load(`cards-${piece}.js`)));
    const cards = shown.map((place) => window.hunarCards[Math.floor(place / list.chunk)][place % list.chunk]);
    for (const old of [...section.children]) if (old !== bar && old !== files) old.remove();
    const results = cards.length ? element("ul", { class: "cards" }) : element("p", { class: "lead" }, list.words.nothing);
    results.insertAdjacentHTML("beforeend", cards.join(""));
    section.insertBefore(results, files ?? null);
  }

  function drawPages(list, chosen, page, pages) {
    if (pages < 2) return;
    const to = (number) => {
      const next = new URLSearchParams(chosen);
      next.set("page", number);
      return `#${next}`;
    };
    const nav = element("nav", { class: "pages", "aria-label": list.words.pages });
    if (page > 1) nav.append(element("a", { rel: "prev", href: to(page - 1) }, list.words.previous));
    nav.append(element("span", {}, list.words.page.replace("{number}", page).replace("{count}", pages)));
    if (page < pages) nav.append(element("a", { rel: "next", href: to(page + 1) }, list.words.next));
    section.insertBefore(nav, files ?? null);
  }

  window.hunarDrawList = async () => {
    const chosen = state();
    const isAsWritten = !location.hash && !window.hunarList;
    if (!form || !first || (isAsWritten && ![...chosen].length)) return;
    const now = ++turn;
    await load("list-data.js");
    const list = window.hunarList;
    const words = (chosen.get("q") ?? "").trim();
    const given = words ? await matching(words, list) : list.keys.map((_key, place) => place);
    if (now !== turn) return;
    const { matched, among } = narrowed(list, chosen, given);
    form.elements.q.value = words;
    for (const name of Object.keys(list.facets)) drawFacet(list, name, chosen, among(name));
    for (const radio of form.querySelectorAll("[name=sort]")) radio.checked = radio.value === (chosen.get("sort") ?? "");
    const plural = new Intl.PluralRules(data.language).select(matched.length);
    heading.textContent = list.counted[plural].replace("{n}", number(matched.length));
    drawChips(list, chosen, words);
    const places = ordered(list, chosen, matched, words !== "");
    const pages = Math.max(1, Math.ceil(places.length / list.size));
    const page = Math.min(pages, Math.max(1, Number(chosen.get("page")) || 1));
    await drawCards(list, places, page);
    drawPages(list, chosen, page, pages);
  };

  function go() {
    const filled = [...new FormData(form)].filter(([, value]) => value !== "");
    const hash = `#${new URLSearchParams(filled)}` + (filled.length ? "" : "=");
    if (first) location.hash = hash;
    else location.href = `index.html${hash}`;
  }

  document.addEventListener("change", ({ target }) => {
    if (form && target.form === form && target.matches("[type=checkbox], [type=radio]")) go();
  });
  document.addEventListener("submit", (event) => {
    if (event.target !== form) return;
    event.preventDefault();
    go();
  });
})();
