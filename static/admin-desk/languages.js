// The four languages of a record as tabs. Without this script they stand one below another, and nothing is lost.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const panels = [...document.querySelectorAll("form fieldset.language")];
  if (panels.length < 2) return;

  const bar = document.createElement("div");
  bar.className = "language-tabs";
  bar.setAttribute("role", "tablist");
  panels[0].before(bar);

  // A fieldset may not be a panel of tabs itself, so each gets a box around it.
  const tabs = panels.map((panel, index) => {
    const box = document.createElement("div");
    box.className = "language-panel";
    box.id = `language-panel-${index}`;
    panel.replaceWith(box);
    box.append(panel);
    const heading = panel.querySelector(".fieldset-heading");
    const tab = document.createElement("button");
    tab.type = "button";
    tab.id = `language-tab-${index}`;
    tab.setAttribute("role", "tab");
    tab.textContent = heading.textContent;
    heading.hidden = true;
    box.setAttribute("role", "tabpanel");
    box.setAttribute("aria-labelledby", tab.id);
    panel.setAttribute("aria-labelledby", tab.id);
    tab.setAttribute("aria-controls", box.id);
    tab.addEventListener("click", () => show(index));
    bar.append(tab);
    return tab;
  });

  bar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = (tabs.indexOf(document.activeElement) + step + tabs.length) % tabs.length;
    show(next);
    tabs[next].focus();
  });

  function show(chosen) {
    panels.forEach((panel, index) => {
      panel.parentElement.hidden = index !== chosen;
      tabs[index].setAttribute("aria-selected", String(index === chosen));
      tabs[index].tabIndex = index === chosen ? 0 : -1;
    });
  }

  // A dot says which languages have words; it follows the typing.
  function mark() {
    panels.forEach((panel, index) => {
      const inputs = [...panel.querySelectorAll("input, textarea")];
      const shown = panel.querySelector(".readonly")?.textContent.trim().replace(/^-$/, "");
      tabs[index].classList.toggle("filled", inputs.some((input) => input.value.trim()) || Boolean(shown));
      tabs[index].classList.toggle("wrong", Boolean(panel.querySelector(".errorlist")));
    });
  }
  panels.forEach((panel) => panel.addEventListener("input", mark));
  mark();
  const wrong = panels.findIndex((panel) => panel.querySelector(".errorlist"));
  show(Math.max(wrong, 0));

  // The original language may be chosen anew: its tab opens.
  document.querySelector("#id_language")?.addEventListener("change", (event) => {
    const index = panels.findIndex((panel) => panel.classList.contains(`language-${event.target.value}`));
    if (index >= 0) show(index);
  });
});
