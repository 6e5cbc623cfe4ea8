// Django's chooser of many gives a name to an element without a role, which nobody hears.
"use strict";

window.addEventListener("load", () => {
  for (const icon of document.querySelectorAll("span.search-label-icon[aria-label]")) icon.setAttribute("role", "img");
});
