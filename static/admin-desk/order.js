// Rows that have a place in an order are moved by dragging, by buttons, or by Alt and an arrow; the number fields follow.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const words = document.querySelector("#order-words")?.dataset;
  if (!words) return;
  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  document.body.append(status);

  const ROW = ".inline-related[id]:not(.tabular):not(.empty-form), tr.form-row:not(.empty-form), .order-row";
  const place = (row) => row.querySelector("input[name$='-position']:not([type=hidden])");
  const rowsOf = (group) => [...group.querySelectorAll(ROW)].filter(place);
  const numberOf = (row) => Number(row.id.match(/-(\d+)$/)?.[1] ?? 0);
  const nameOf = (row) =>
    (row.querySelector(".order-name") ?? row.querySelector(".select2-selection__rendered[title]"))?.textContent.trim() ||
    row.querySelector(".inline_label")?.textContent.trim() || words.row;

  // A row nobody has filled in stays untouched, or the server would ask for the rest of it.
  function isFilled(row) {
    if (row.matches(".order-row, .has_original")) return true;
    return [...row.querySelectorAll("input, select, textarea")].some(
      (field) => field.value && !["hidden", "checkbox"].includes(field.type) && field !== place(row),
    );
  }

  function number(group) {
    let next = 1;
    for (const row of rowsOf(group)) {
      if (!isFilled(row)) continue;
      const field = place(row);
      if (field.value !== String(next)) {
        field.value = next;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
      next += 1;
    }
  }

  function move(group, row, step) {
    const rows = rowsOf(group);
    const at = rows.indexOf(row) + step;
    if (at < 0 || at >= rows.length) return;
    const focused = document.activeElement;
    if (step < 0) rows[at].before(row);
    else rows[at].after(row);
    focused.focus();
    say(group, row);
  }

  function say(group, row) {
    group.dataset.ordered = "yes";
    number(group);
    const rows = rowsOf(group);
    const told = { name: nameOf(row), number: rows.indexOf(row) + 1, total: rows.length };
    status.textContent = words.moved.replace(/\{(\w+)\}/g, (_all, key) => told[key]);
  }

  function button(name, text, act) {
    const made = document.createElement("button");
    Object.assign(made, { type: "button", textContent: text, title: name, className: "order-button" });
    made.setAttribute("aria-label", name);
    made.addEventListener("click", act);
    return made;
  }

  let dragged = null;

  function equip(group, row) {
    if (row.querySelector(".order-tools") || !place(row)) return;
    const tools = document.createElement("span");
    tools.className = "order-tools";
    const handle = document.createElement("span");
    Object.assign(handle, { className: "order-handle", draggable: true, textContent: "⠿", title: words.drag });
    handle.setAttribute("aria-hidden", "true");
    handle.addEventListener("dragstart", (event) => {
      dragged = { group, row };
      row.classList.add("dragged");
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", nameOf(row));
      event.dataTransfer.setDragImage(row, 0, 0);
    });
    handle.addEventListener("dragend", () => {
      row.classList.remove("dragged");
      dragged = null;
    });
    tools.append(
      handle,
      button(words.up, "↑", () => move(group, row, -1)),
      button(words.down, "↓", () => move(group, row, 1)),
    );
    place(row).after(tools);
  }

  function start(group) {
    const all = () => rowsOf(group).forEach((row) => equip(group, row));
    all();
    group.addEventListener("keydown", (event) => {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      const row = event.target.closest(ROW);
      if (!step || !event.altKey || !row || event.target.closest("select, .select2-container")) return;
      event.preventDefault();
      move(group, row, step);
    });
    group.addEventListener("dragover", (event) => {
      const over = event.target.closest(ROW);
      if (!over || dragged?.group !== group || !place(over)) return;
      event.preventDefault();
      const { top, height } = over.getBoundingClientRect();
      if (over === dragged.row) return;
      if (event.clientY < top + height / 2) over.before(dragged.row);
      else over.after(dragged.row);
    });
    group.addEventListener("drop", (event) => {
      if (dragged?.group !== group) return;
      event.preventDefault();
      say(group, dragged.row);
    });
    document.addEventListener("formset:added", all);
    // Django counts rows as they stand: before it does, they go back to their numbers, and then to their places again.
    document.addEventListener("formset:removed", () => {
      if (!group.dataset.ordered) return;
      const rows = rowsOf(group);
      const end = document.createComment("");
      rows.at(-1)?.after(end);
      const put = (list) => list.forEach((row) => end.before(row));
      put([...rows].sort((one, other) => numberOf(one) - numberOf(other)));
      setTimeout(() => {
        put(rows);
        end.remove();
        number(group);
      });
    });
    group.closest("form")?.addEventListener("submit", () => group.dataset.ordered && number(group));
  }

  document.querySelectorAll(".inline-group, .order-group").forEach((group) => {
    if (group.querySelector("input[name$='-position']:not([type=hidden])")) start(group);
  });
});
