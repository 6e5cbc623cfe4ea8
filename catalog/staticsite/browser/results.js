// The search page: what was found, with its kind.
"use strict";
(function () {
  const { data, searcher, state, element } = window.hunarSite;
  const MOST = 200;

  function line([noun, , title, language, file, drawing], nouns) {
    const link = element("a", { href: `../${file}`, lang: language || null }, title);
    const ornament = element("img", { class: "ornament", src: data.root + drawing, alt: "", width: 400, height: 400, loading: "lazy" });
    const words = element("div", {}, element("p", { class: "kicker" }, nouns[noun]), element("h3", {}, link));
    return element("li", { class: "entry" }, element("div", { class: "picture" }, ornament), words);
  }

  window.hunarDrawResults = async () => {
    const words = state().get("q") ?? "";
    const input = document.getElementById("q");
    input.value = words;
    document.getElementById("found")?.remove();
    if (!words.trim()) return;
    const index = await searcher();
    const places = window.hunarFind(words, index);
    const found = element("div", { id: "found", role: "status" }, element("h2", {}, `“${words}”: ${places.length}`));
    if (!places.length) found.append(element("p", { class: "lead" }, index.nothing));
    else found.append(element("ol", { class: "results" }, ...places.slice(0, MOST).map((place) => line(index.records[place], index.nouns))));
    document.querySelector("main .wrap").append(found);
  };

  document.addEventListener("submit", (event) => {
    if (!event.target.elements.q) return;
    event.preventDefault();
    location.hash = new URLSearchParams({ q: event.target.elements.q.value }).toString();
  });
})();
