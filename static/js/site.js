// What script adds to a page. Every page works without any of it.
if (document.getElementById("narrow")) import("./list.js");
if (document.getElementById("full-view")) import("./photo.js");
