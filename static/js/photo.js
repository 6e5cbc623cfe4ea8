// The pictures of a page in full view, one after the other. Without this their links lead to the largest size.

const view = document.getElementById("full-view");
const stage = view.querySelector(".stage");
const caption = view.querySelector("figcaption");
const told = view.querySelector("[role=status]");
const actual = view.querySelector("[aria-pressed]");
const steps = view.querySelectorAll("button[value]");
const links = [...document.querySelectorAll("a[data-width]")];
let current = 0;

function show(number) {
  current = (number + links.length) % links.length;
  const link = links[current];
  const picture = link.querySelector("picture").cloneNode(true);
  const image = picture.querySelector("img");
  image.removeAttribute("class");
  image.loading = "eager";
  image.width = link.dataset.width;
  image.height = link.dataset.height;
  stage.replaceChildren(picture);
  caption.replaceChildren(...link.closest("figure").querySelector("figcaption").cloneNode(true).childNodes);
  told.textContent = told.dataset.words.replace("{number}", current + 1).replace("{all}", links.length);
  resize(false);
  actual.hidden = link.dataset.width <= stage.clientWidth && link.dataset.height <= stage.clientHeight;
}

// In the frame, or one pixel of the picture for one of the page, to be scrolled. The browser takes the file that fits.
function resize(whole) {
  const width = `${links[current].dataset.width}px`;
  for (const file of stage.querySelectorAll("source, img")) file.sizes = whole ? width : `min(100vw, ${width})`;
  actual.setAttribute("aria-pressed", whole);
}

function toggle() {
  if (!actual.hidden) resize(actual.getAttribute("aria-pressed") === "false");
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!links.includes(link) || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  view.showModal();
  show(links.indexOf(link));
});

view.addEventListener("click", ({ target }) => {
  if (target === view || target === stage) view.close();
  else if (target.matches("img")) toggle();
});

for (const step of steps) {
  step.hidden = links.length < 2;
  step.addEventListener("click", () => show(current + Number(step.value)));
}

actual.addEventListener("click", toggle);

view.addEventListener("keydown", (event) => {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const scrolls = event.target === stage && stage.scrollWidth > stage.clientWidth;
  if (!step || scrolls || links.length < 2 || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  show(current + step);
});

view.addEventListener("close", () => stage.replaceChildren()); // what is not looked at needs no memory
