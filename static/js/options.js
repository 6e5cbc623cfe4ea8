// A box over a filter of many values: only the values with the letters typed in it are shown.
// The box carries the words in which the number shown is told: data-filter-options="Shown: {shown} of {all}".

const BOX = "input[data-filter-options]";
const opened = new WeakSet(); // what was opened here and not by the reader
const LEVELLED = { ə: "e", ı: "i", ł: "l", ø: "o", đ: "d" };

// After each change of the page: new boxes are uncovered, and what is typed in the others counts again.
export function offerBoxes() {
  for (const box of document.querySelectorAll(BOX)) {
    if (box.hidden) {
      box.hidden = false;
      const told = document.createElement("p");
      told.className = "small quiet";
      told.setAttribute("role", "status");
      told.dataset.own = "";
      box.after(told);
    }
    if (box.value) show(box);
  }
}

function show(box) {
  const letters = fold(box.value.trim());
  const group = box.closest("fieldset");
  const options = [...group.querySelectorAll("label.option")];
  for (const option of options) option.hidden = !fold((option.querySelector("span") ?? option).textContent).includes(letters);
  openAll(group.querySelector("details"), letters !== "");
  const shown = options.filter((option) => !option.hidden).length;
  const words = box.dataset.filterOptions || "{shown} / {all}";
  const text = letters && words.replace("{shown}", shown).replace("{all}", options.length);
  const told = box.nextElementSibling;
  if (told.textContent !== text) told.textContent = text;
}

// "Show all" opens while letters are looked for, and closes afterwards unless the reader had opened it.
function openAll(all, wanted) {
  if (wanted && all && !all.open) {
    opened.add(all);
    all.open = true;
  } else if (!wanted && opened.delete(all)) {
    all.open = false;
  }
}

// Without case and diacritics, as the reader's language has them (I is ı in Azerbaijani, and both meet in i).
function fold(text) {
  const plain = text.toLocaleLowerCase(document.documentElement.lang).normalize("NFD");
  return plain.replace(/[\p{M}'`´ʻʼ‘’]/gu, "").replace(/[əıłøđ]/g, (letter) => LEVELLED[letter]);
}

document.addEventListener("input", ({ target }) => {
  if (target.matches(BOX)) show(target);
});

document.addEventListener("keydown", (event) => {
  if (!event.target.matches(BOX)) return;
  if (event.key === "Enter") event.preventDefault(); // it would send the whole form
  if (event.key === "Escape" && event.target.value) {
    event.preventDefault();
    event.target.value = "";
    show(event.target);
  }
});
