// A long file: asks for one piece of the work after the other, or how far a process is, until the page has news to show.
"use strict";

const form = document.querySelector("#going-on");
const bar = document.querySelector("#progress");
const words = form?.querySelector("output");

async function ask() {
  const options = { headers: { Accept: "application/json" } };
  if ("post" in form.dataset) Object.assign(options, { method: "POST", body: new FormData(form) });
  const response = await fetch(form.dataset.step || form.action, options);
  if (!response.ok || response.redirected) throw new Error(response.statusText);
  return response.json();
}

async function goOn() {
  let wait = 100;
  for (;;) {
    try {
      const { done, total, ready } = await ask();
      bar.max = total || 1;
      bar.value = done;
      if (words) words.textContent = `${done} / ${total}`;
      if (ready) {
        location.assign(location.pathname);
        return;
      }
      wait = "post" in form.dataset ? 100 : 1000;
    } catch {
      wait = Math.min(wait * 2, 10_000); // no connection, or the server starts anew
    }
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

if (form && (form.dataset.step || form.querySelector("[type=submit]"))) goOn();
