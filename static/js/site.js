// What script adds to a page. Every page works without any of it.
if (document.getElementById("narrow")) import("./list.js");
if (document.getElementById("full-view")) import("./photo.js");
if (document.querySelector("[data-suggest]") && "popover" in document.body && Map.groupBy) import("./suggest.js");

async function tellMissed(loaded) {
  if (document.querySelector("[data-missed]")) (await import("./missed.js")).report({ loaded });
}
tellMissed(true);
document.addEventListener("redrawn", () => tellMissed(false));
