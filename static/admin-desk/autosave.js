// What is typed into the form of a record is kept in this browser until it is saved: after a crash, or a login that ran
// out, it can be brought back. Only this user, at this record, is asked; what others saved meanwhile is never overwritten.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const LONGEST = 14 * 24 * 3600 * 1000;
  const PREFIX = "desk-form:";
  const store = (work) => {
    try {
      return work(localStorage);
    } catch {
      return null; // no room, or not allowed: the form works as it always did
    }
  };
  const read = (key) => {
    try {
      return JSON.parse(store((kept) => kept.getItem(key)));
    } catch {
      return null;
    }
  };

  // What the server says was saved needs no keeping; nor does what is two weeks old.
  const saved = document.cookie.match(/(?:^|; )desk-saved=([^;]*)/)?.[1].split(".") ?? [];
  if (saved.length) document.cookie = "desk-saved=; path=/; max-age=0; samesite=lax";
  for (const key of store((kept) => Object.keys(kept)) ?? []) {
    const entry = key.startsWith(PREFIX) && read(key);
    if (entry && (saved.includes(entry.id) || Date.now() - entry.at > LONGEST)) store((kept) => kept.removeItem(key));
  }

  const box = document.querySelector("#unsaved");
  const form = box?.closest("form");
  if (!form) return;
  const key = PREFIX + box.dataset.key;
  const ticket = form.elements["_ticket"];
  ticket.value = crypto.getRandomValues(new Uint32Array(2)).join("");
  const skipped = new Set(["csrfmiddlewaretoken", "_ticket", "_opened"]);

  // [name, value, words]: the words of a chosen suggestion are kept, since the list does not hold it yet.
  function typed() {
    const found = [];
    for (const field of form.elements) {
      if (!field.name || skipped.has(field.name) || field.name.includes("__prefix__")) continue;
      if (["file", "submit", "button", "image"].includes(field.type)) continue;
      if (["checkbox", "radio"].includes(field.type)) {
        if (field.checked) found.push([field.name, field.value]);
      } else if (field.matches("select")) {
        for (const option of field.selectedOptions) found.push([field.name, option.value, option.textContent]);
      } else found.push([field.name, field.value]);
    }
    return found;
  }

  let atFirst = JSON.stringify(typed());
  let sending = false;
  let pause;
  let waiting = read(key); // until the curator has answered, nothing takes its place
  const isChanged = () => JSON.stringify(typed()) !== atFirst;

  function keep() {
    clearTimeout(pause);
    if (waiting || sending) return;
    if (!isChanged()) return store((kept) => kept.removeItem(key));
    const entry = { id: ticket.value, at: Date.now(), version: box.dataset.version, fields: typed() };
    entry.opened = form.elements["_opened"]?.value ?? "";
    return store((kept) => kept.setItem(key, JSON.stringify(entry)));
  }

  form.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(keep, 400);
  });
  window.django?.jQuery?.(form).on("change", "select", () => keep());
  document.addEventListener("visibilitychange", keep);
  form.addEventListener("submit", () => {
    // Whoever has logged in anew in another window has a new token; the one in this form would be refused.
    const token = document.cookie.match(/(?:^|; )csrftoken=([^;]*)/)?.[1];
    if (token) form.elements.csrfmiddlewaretoken.value = token;
    keep();
    sending = true;
  });
  window.addEventListener("pageshow", () => (sending = false));
  window.addEventListener("beforeunload", (event) => {
    keep();
    if (!sending && isChanged()) event.preventDefault();
  });

  // Bringing it back

  function fill(entry) {
    for (const [name, count] of entry.fields) {
      if (!name.endsWith("-TOTAL_FORMS")) continue;
      const group = document.getElementById(`${name.replace("-TOTAL_FORMS", "")}-group`);
      const missing = Number(count) - Number(form.elements[name]?.value ?? count);
      for (let number = 0; number < missing; number += 1) group?.querySelector(".add-row a")?.click();
    }
    for (const field of form.elements) {
      if (!field.name || skipped.has(field.name) || field.type === "file" || field.name.endsWith("_FORMS")) continue;
      const values = entry.fields.filter(([name]) => name === field.name);
      if (["checkbox", "radio"].includes(field.type)) {
        field.checked = values.some(([, value]) => value === field.value);
      } else if (field.matches("select")) {
        for (const [, value, words] of values) {
          if (![...field.options].some((option) => option.value === value)) field.add(new Option(words, value));
        }
        for (const option of field.options) option.selected = values.some(([, value]) => value === option.value);
        window.django?.jQuery?.(field).trigger("change");
      } else if (values.length) field.value = values[0][1];
      else continue;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.closest("details")?.setAttribute("open", "");
    }
  }

  // The record was saved since: what was typed is sent as it was, and the server shows both sides.
  function send(entry) {
    const letter = document.createElement("form");
    letter.method = "post";
    const fields = [...entry.fields, ["_opened", entry.opened], ["_ticket", entry.id], ["_continue", "1"]];
    for (const [name, value] of [...fields, ["csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value]]) {
      const input = document.createElement("input");
      Object.assign(input, { type: "hidden", name, value });
      letter.append(input);
    }
    document.body.append(letter);
    sending = true;
    letter.submit();
  }

  function ask(entry) {
    const isOlder = Boolean(entry.opened) && entry.version !== box.dataset.version;
    box.querySelector(".unsaved-at").textContent = new Date(entry.at).toLocaleString(document.documentElement.lang);
    box.querySelector(".unsaved-older").hidden = !isOlder;
    box.querySelector("[data-do=back]").hidden = isOlder;
    box.querySelector("[data-do=compare]").hidden = !isOlder;
    box.hidden = false;
    box.addEventListener("click", (event) => {
      const wish = event.target.dataset.do;
      if (!wish) return;
      if (wish === "compare") return send(entry);
      box.hidden = true;
      waiting = null;
      if (wish === "back") {
        fill(entry);
        box.nextElementSibling.textContent = box.dataset.done;
      } else store((kept) => kept.removeItem(key));
      keep();
    });
  }

  if (waiting && JSON.stringify(waiting.fields) === atFirst) waiting = null;
  if (document.querySelector(".errornote")) {
    atFirst = ""; // sent and refused: what stands here is not saved
    waiting = null;
    keep();
  }
  if (waiting) ask(waiting);
});
