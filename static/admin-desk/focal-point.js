// A click on the picture says what must stay in view when it is cropped; the numbers below follow, and lead.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const picture = document.querySelector("img.focal-picture");
  const across = document.querySelector("#id_focal_x");
  const down = document.querySelector("#id_focal_y");
  if (!picture || !across || !down) return;

  const frame = document.createElement("span");
  const mark = document.createElement("span");
  frame.className = "focal-frame";
  mark.className = "focal-mark";
  picture.replaceWith(frame);
  frame.append(picture, mark);

  const place = () => {
    mark.style.left = `${Number(across.value) * 100}%`;
    mark.style.top = `${Number(down.value) * 100}%`;
  };
  picture.addEventListener("click", (event) => {
    const box = picture.getBoundingClientRect();
    across.value = ((event.clientX - box.left) / box.width).toFixed(2);
    down.value = ((event.clientY - box.top) / box.height).toFixed(2);
    place();
  });
  across.addEventListener("input", place);
  down.addEventListener("input", place);
  place();
});
