// Pictures can be dropped on the row of the file field; what was chosen is listed by name below it.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const row = document.querySelector(".drop-here");
  const input = row?.querySelector("input[type=file]");
  if (!input) return;
  const list = row.querySelector(".drop-list");

  function show() {
    list.replaceChildren(
      ...[...input.files].map((file) => {
        const line = document.createElement("li");
        line.textContent = `${file.name} (${Math.ceil(file.size / 1024)} KB)`;
        return line;
      }),
    );
  }

  row.addEventListener("dragover", (event) => {
    event.preventDefault();
    row.classList.add("dropping");
  });
  row.addEventListener("dragleave", () => row.classList.remove("dropping"));
  row.addEventListener("drop", (event) => {
    event.preventDefault();
    row.classList.remove("dropping");
    const all = new DataTransfer();
    for (const file of [...input.files, ...event.dataTransfer.files]) all.items.add(file);
    input.files = all.files;
    show();
  });
  input.addEventListener("change", show);
});
