// Keys for what is done a hundred times a day. Single letters count only outside fields; all of them can be switched off.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const OFF = "desk-shortcuts-off";
  const dialog = document.querySelector("#shortcuts");
  const opener = document.querySelector("#shortcuts-open");
  if (!dialog || !opener) return;
  const isOff = () => {
    try {
      return localStorage.getItem(OFF) === "yes";
    } catch {
      return false;
    }
  };
  const box = dialog.querySelector("input[type=checkbox]");
  box.checked = !isOff();
  box.addEventListener("change", () => {
    try {
      localStorage.setItem(OFF, box.checked ? "no" : "yes");
    } catch {
      // not kept: the keys work again on the next page
    }
  });
  opener.hidden = false;
  opener.addEventListener("click", () => dialog.showModal());

  const press = (...names) => {
    for (const name of names) {
      const button = document.querySelector(`.submit-row [name=${name}]`);
      if (button) return button.click() ?? true;
    }
    return false;
  };

  function turn(step) {
    const tabs = [...document.querySelectorAll(".language-tabs [role=tab]")];
    const at = tabs.findIndex((tab) => tab.getAttribute("aria-selected") === "true");
    if (at < 0) return false;
    tabs[(at + step + tabs.length) % tabs.length].click();
    document.querySelector(".language-panel:not([hidden]) :is(input, textarea)")?.focus();
    return true;
  }

  function find() {
    const field = document.querySelector("#searchbar, #nav-filter");
    field?.focus();
    field?.select();
    return Boolean(field);
  }

  function act(event) {
    const { key, altKey, shiftKey } = event;
    const control = event.ctrlKey || event.metaKey;
    if (control && !altKey && key.toLowerCase() === "s") return press("_continue", "_save");
    if (control && !altKey && key === "Enter") return press("_addanother");
    if (altKey && !control && key === "PageDown") return turn(1);
    if (altKey && !control && key === "PageUp") return turn(-1);
    if (control || altKey || event.target.closest("input, textarea, select, [contenteditable], .select2-container")) return false;
    if (key === "/" && !shiftKey) return find();
    if (key === "?") return dialog.showModal() ?? true;
    return false;
  }

  document.addEventListener("keydown", (event) => {
    if (isOff() || dialog.open || event.isComposing || event.repeat) return;
    if (act(event)) event.preventDefault();
  });
});
