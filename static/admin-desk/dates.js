// While a date is being typed, its meaning in words appears below it; the server reads it, so both always agree.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  let pause;
  document.addEventListener("input", (event) => {
    const input = event.target;
    if (!input.matches("input.edtf")) return;
    clearTimeout(pause);
    pause = setTimeout(() => explain(input), 200);
  });

  async function explain(input) {
    const asked = input.value;
    const output = input.closest(".edtf-date").querySelector(".edtf-meaning");
    const response = await fetch(`${input.dataset.meaning}?text=${encodeURIComponent(asked)}`, {
      headers: { Accept: "application/json" },
    });
    if (!response.ok || response.redirected) return;
    const said = await response.json();
    if (input.value !== asked) return;
    output.textContent = said.error ?? said.meaning;
    output.classList.toggle("wrong", "error" in said);
  }
});
