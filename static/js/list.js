// A list follows the reader's choices in place. The address remains the state: what is shown is always the answer of
// the server to the address in the bar, and when anything goes wrong the browser simply goes there.

import { morph } from "./morph.js";
import { offerBoxes } from "./options.js";

const PARTS = "main, nav.languages";
const HEAD = "link:is([rel=canonical], [rel=alternate], [rel=prev], [rel=next]), meta:is([name=robots], [property])";
const PATIENCE = 250; // milliseconds before a slow answer is seen to be waited for

let asking = new AbortController();
let shown = here();

function here() {
  return location.pathname + location.search;
}

function heading() {
  return document.getElementById("results");
}

async function go(url, { push = true, turned = false, top } = {}) {
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  const typed = words()?.value;
  const slow = setTimeout(() => heading().closest("section").setAttribute("aria-busy", "true"), PATIENCE);
  try {
    const answer = await fetch(url, { signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok || answer.redirected || !page.getElementById("results")) throw new Error(`no list at ${url}`);
    const later = words()?.value === typed ? undefined : words().value;
    if (push) remember(url);
    shown = here();
    redraw(page, { turned, top });
    if (later !== undefined && words()) words().value = later;
  } catch (error) {
    if (signal.aborted) return;
    if (push) location.assign(url);
    else location.reload();
  } finally {
    clearTimeout(slow);
  }
}

function words() {
  return document.getElementById("narrow")?.elements.q;
}

function remember(url) {
  const { pathname, search } = new URL(url, location.href);
  if (pathname + search === here()) return;
  history.replaceState({ ...history.state, top: scrollY }, "");
  history.pushState(null, "", url);
}

function redraw(page, { turned, top }) {
  const held = document.activeElement;
  const details = held.closest("details");
  const before = held.getBoundingClientRect().top;
  heading().replaceChildren(); // so that the line is announced even if it says the same again
  document.title = page.title;
  for (const old of document.head.querySelectorAll(HEAD)) old.remove();
  document.head.append(...page.head.querySelectorAll(HEAD));
  const fresh = page.querySelectorAll(PARTS);
  document.querySelectorAll(PARTS).forEach((part, number) => morph(part, fresh[number]));
  settle();
  if (turned || !focusAgain(held, details)) focusHeading();
  else if (top === undefined) scrollBy(0, document.activeElement.getBoundingClientRect().top - before);
  if (top !== undefined) scrollTo(0, top);
  document.dispatchEvent(new Event("redrawn"));
}

// What script adds to the list's own markup.
function settle() {
  heading().tabIndex = -1;
  offerBoxes();
}

// The control that had the focus, or the same choice in another place, or what opens the part it was in; false if the
// page has none such any more.
function focusAgain(held, details) {
  const again = held.isConnected ? held : (same(held) ?? details?.querySelector("summary"));
  again?.focus({ preventScroll: true });
  return again !== undefined && document.activeElement === again;
}

function same({ name, value }) {
  return [...(document.getElementById("narrow")?.elements ?? [])].find((one) => name && one.name === name && one.value === value);
}

function focusHeading() {
  const { top, bottom } = heading().getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) heading().scrollIntoView();
  heading().focus({ preventScroll: true });
}

function chosen(form) {
  const filled = [...new FormData(form)].filter(([, value]) => value !== "");
  const query = new URLSearchParams(filled).toString();
  return new URL(form.action).pathname + (query && `?${query}`);
}

document.addEventListener("change", ({ target }) => {
  if (target.form?.id === "narrow" && target.matches("[type=checkbox], [type=radio], select")) go(chosen(target.form));
});

document.addEventListener("submit", (event) => {
  if (event.target.id !== "narrow") return;
  event.preventDefault();
  const panel = event.submitter?.closest("details");
  const folds = panel?.querySelector("summary").checkVisibility();
  if (folds) panel.open = false; // on a small screen it stands above what the reader asked to see
  go(chosen(event.target), { turned: folds });
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (!isOfThisList(link)) {
    if (!link.hash) asking.abort(); // the reader goes elsewhere
    return;
  }
  event.preventDefault();
  go(link.pathname + link.search, { turned: link.closest(".pages") !== null });
});

function isOfThisList(link) {
  const same = link.origin === location.origin && link.pathname === location.pathname;
  return same && !link.hash && !link.target && !link.hasAttribute("download") && link.closest("main") !== null;
}

addEventListener("popstate", ({ state }) => {
  if (here() !== shown) go(here(), { push: false, top: state?.top });
});
addEventListener("pagehide", () => asking.abort());

settle();
