// Every half minute the open form says that it is open, and hears who else has it open. Without this script it says so once.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const place = document.querySelector("#presence");
  const token = document.querySelector("form input[name=csrfmiddlewaretoken]");
  if (!place || !token) return;

  async function tell() {
    if (document.hidden) return;
    const body = new FormData();
    body.set("csrfmiddlewaretoken", token.value);
    body.set("version", place.dataset.version);
    let response;
    try {
      response = await fetch(place.dataset.address, { method: "POST", body, headers: { Accept: "application/json" } });
    } catch {
      return; // no connection: the next half minute may have one
    }
    if (!response.ok || response.redirected) return;
    const { notices } = await response.json();
    const shown = [...place.querySelectorAll("p")].map((line) => line.textContent);
    if (notices.join("\n") === shown.join("\n")) return;
    place.replaceChildren(
      ...notices.map((notice) => {
        const line = document.createElement("p");
        line.textContent = notice;
        return line;
      }),
    );
  }

  setInterval(tell, 30_000);
  document.addEventListener("visibilitychange", tell);
});
