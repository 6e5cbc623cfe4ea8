// A field with suggestions is drawn anew by select2, which does not say what it is called; a reader of the screen must hear it.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  // The label of a field or, in a table, the heading of its column.
  function labelOf(select) {
    const cell = select.closest("td");
    const column = cell && [...cell.parentElement.children].indexOf(cell);
    const label = select.labels[0] ?? cell?.closest("table").querySelector("thead tr")?.children[column];
    if (label) label.id ||= `${select.id}-name`;
    return label;
  }

  function name(box) {
    const select = box.previousElementSibling;
    const label = select?.matches("select") && labelOf(select);
    if (!label) return;
    const said = label.textContent.trim();
    const shown = box.querySelector(".select2-selection__rendered");
    if (select.multiple) {
      // What stands in it besides the chosen ones is no item of a list, so it is none.
      for (const part of [shown, ...shown.querySelectorAll("li")]) part.setAttribute("role", "presentation");
      box.querySelector(".select2-selection").setAttribute("aria-labelledby", label.id);
      box.querySelector("input")?.setAttribute("aria-label", said);
    } else {
      box.querySelector(".select2-selection").setAttribute("aria-labelledby", `${label.id} ${shown.id}`);
      shown.setAttribute("aria-labelledby", label.id);
    }
  }

  function nameOpened(list) {
    const box = document.querySelector(".select2-container--open");
    const label = box?.previousElementSibling?.matches("select") && labelOf(box.previousElementSibling);
    if (!label) return;
    list.setAttribute("role", "region"); // it hangs at the end of the page, outside all others
    list.setAttribute("aria-label", label.textContent.trim());
    // An open list is said to be owned, while what is asked for is which list the field controls.
    for (const part of [box, list].flatMap((each) => [...each.querySelectorAll("[aria-owns]")])) {
      part.setAttribute("aria-controls", part.getAttribute("aria-owns"));
    }
    for (const part of list.querySelectorAll("[role=searchbox], [role=listbox], .select2-search__field")) {
      part.setAttribute("aria-label", label.textContent.trim());
    }
  }

  function look() {
    document.querySelectorAll("select + .select2-container").forEach(name);
    const list = document.querySelector("body > .select2-container--open");
    if (list) nameOpened(list);
  }

  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  look();
});
