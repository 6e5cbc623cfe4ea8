// Tells the site which words no record holds, once for each page on which that is said. A page that was only loaded
// again or gone back to says nothing, and neither do the beginnings of words that are still being typed.

const PAUSE = 1000; // milliseconds after which somebody has read that there is nothing
const told = new Set();
const [{ type } = {}] = performance.getEntriesByType("navigation");
const again = ["reload", "back_forward"].includes(type);
let waiting;

// When a page is loaded, and after each change of it.
export function report({ loaded }) {
  const place = document.querySelector("[data-missed]");
  const words = place?.dataset.words;
  if (waiting && !words?.startsWith(waiting.words)) send();
  clearTimeout(waiting?.timer);
  waiting = undefined;
  if (words && !(loaded && again)) waiting = { words, address: place.dataset.missed, timer: setTimeout(send, PAUSE) };
}

function send() {
  if (!waiting) return;
  const { words, address, timer } = waiting;
  clearTimeout(timer);
  waiting = undefined;
  if (!told.has(words)) navigator.sendBeacon(address, new URLSearchParams({ q: words }));
  told.add(words);
}

addEventListener("pagehide", send);
