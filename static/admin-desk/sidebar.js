// The list of records at the side is as wide from the start as the reader left it; Django's script opens it only at the end.
"use strict";

document.querySelector("#main").classList.toggle("shifted", localStorage.getItem("django.admin.navSidebarIsOpen") !== "false");
