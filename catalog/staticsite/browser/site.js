// Filters and search of a catalogue that no server answers: what was chosen stands behind # in the address.
"use strict";
(function () {
  const own = document.currentScript;
  const data = { root: own.dataset.root, language: own.dataset.language, list: own.dataset.list };
  const loaded = new Map();

  function load(url) {
    if (!loaded.has(url)) {
      loaded.set(url, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = url;
        script.onload = resolve;
        script.onerror = reject;
        document.head.append(script);
      }));
    }
    return loaded.get(url);
  }

  async function searcher() {
    await load(`${data.root}site/letters.js`);
    await load(`${data.root}site/keys.js`);
    await load(`${data.root}site/find.js`);
    await load(`${data.root}site/search-${data.language}.js`);
    return window.hunarSearch;
  }

  // What was chosen: behind # in our own links, behind ? where a form or an older link brought it.
  function state() {
    const hash = location.hash.slice(1);
    return new URLSearchParams(hash.includes("=") ? hash : hash ? "" : location.search);
  }

  function element(name, attributes = {}, ...inside) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(key, value);
    made.append(...inside);
    return made;
  }

  function keepChoiceInLanguages() {
    const query = location.hash.includes("=") ? location.hash : location.search.replace("?", "#");
    for (const link of document.querySelectorAll("nav.languages a")) link.href = link.href.split("#")[0] + query;
  }

  window.hunarSite = { data, load, searcher, state, element };
  const again = (draw) => {
    const run = () => { keepChoiceInLanguages(); draw(); };
    addEventListener("hashchange", run);
    run();
  };
  if (data.list) load(`${data.root}site/list.js`).then(() => again(window.hunarDrawList));
  else if (data.root && own.dataset.search) load(`${data.root}site/results.js`).then(() => again(window.hunarDrawResults));
})();
