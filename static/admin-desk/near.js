// While a name is being typed for a new record, those that have it already are named below it, with links.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const box = document.querySelector(".near[data-near]");
  if (!box) return;
  const names = new RegExp(`^${box.dataset.field}_[a-z]{2}$`);
  let pause, asked = "";
  document.addEventListener("input", (event) => {
    const input = event.target;
    if (!names.test(input.name ?? "")) return;
    clearTimeout(pause);
    pause = setTimeout(() => look(input), 300);
  });

  async function look(input) {
    asked = input.value.trim();
    const name = asked;
    if (name.length < 3) return show({ said: "", found: [] });
    try {
      const answer = await fetch(`${box.dataset.near}?name=${encodeURIComponent(name)}`);
      if (!answer.ok || answer.redirected || name !== asked) return;
      const row = input.closest(".form-row");
      if (box.previousElementSibling !== row) row.after(box);
      show(await answer.json());
    } catch { /* no answer, no line: saving asks once more */ }
  }

  function show({ said, found }) {
    const list = document.createElement("ul");
    for (const { name, what, url } of found) {
      const line = document.createElement("li"), link = document.createElement("a");
      Object.assign(link, { href: url, textContent: name, target: "_blank" });
      line.append(link, ` ${what}`);
      list.append(line);
    }
    box.replaceChildren(...(found.length ? [said, list] : []));
  }
});
