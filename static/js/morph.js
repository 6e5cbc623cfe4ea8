// Makes a part of the page like its new version. Every element that both have stays, and with it the focus, the
// scrolling, opened details and typed words. What a script has put in itself is marked `data-own` and stays as well.

export function morph(old, fresh) {
  if (old.matches("input:not([name])")) return; // it never reaches the server: what is in it is the reader's
  takeAttributes(old, fresh);
  takeChildren(old, fresh);
}

function takeAttributes(old, fresh) {
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && !isReaders(old, name)) old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) !== value && !isReaders(old, name)) old.setAttribute(name, value);
  }
  if (old.matches("[type=checkbox], [type=radio]")) old.checked = fresh.checked;
  else if (old.matches("input")) old.value = fresh.value;
  else if (old.matches("option")) old.selected = fresh.selected;
}

function isReaders(element, attribute) {
  return attribute === "open" && element.matches("details");
}

function takeChildren(old, fresh) {
  const known = Map.groupBy([...old.childNodes].filter((node) => !isOwn(node)), key);
  const pairs = [...fresh.childNodes].map((node) => [node, known.get(key(node))?.shift()]);
  const kept = new Set(pairs.map(([, twin]) => twin));
  for (const node of [...old.childNodes]) if (!kept.has(node) && !isOwn(node)) node.remove();
  let place = old.firstChild;
  for (const [node, twin] of pairs) {
    while (place && isOwn(place)) place = place.nextSibling;
    if (twin && twin === place) place = place.nextSibling;
    else old.insertBefore(twin ?? node, place);
    if (twin?.nodeType === Node.ELEMENT_NODE) morph(twin, node);
  }
}

function isOwn(node) {
  return node.dataset?.own !== undefined;
}

// By this an element is found again: a choice by its name and value, a line of a list or a link by its words.
function key(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return node.textContent;
  const control = node.matches("label, li, fieldset") ? node.querySelector("[name]") : node;
  const name = control?.getAttribute("name");
  if (name && node.matches("fieldset")) return `fieldset ${name}`;
  if (name) return `${node.tagName} ${name} ${control.matches("[type=checkbox], [type=radio]") ? control.value : ""}`;
  return node.matches("li, a") ? node.textContent : `${node.tagName} ${node.id} ${node.className}`;
}
