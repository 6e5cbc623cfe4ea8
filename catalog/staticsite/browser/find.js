// Which records hold all the words: by sound, by the beginning of a word, and by its consonants where nothing else is.
"use strict";
(function () {
  const { keysOf, coarse } = window.hunarKeys;
  const SURE = 4;

  function heard(key, index) {
    const near = new Map();
    const far = new Map();
    const rough = coarse(key);
    for (const [word, found] of Object.entries(index.words)) {
      if (word === key) note(near, found, 8);
      else if (key.length > 2 && word.startsWith(key)) note(near, found, 4);
      else if (rough.length >= SURE && coarse(word) === rough) note(far, found, 1);
    }
    return near.size ? near : far;
  }

  function note(scores, found, factor) {
    for (const each of found) {
      const place = each >> 2;
      scores.set(place, Math.max(scores.get(place) ?? 0, factor * (each & 3)));
    }
  }

  // Places in index.records, the best first.
  function find(words, index) {
    const each = keysOf(words).map((key) => heard(key, index));
    if (!each.length) return [];
    const all = [...each[0].keys()].filter((place) => each.every((scores) => scores.has(place)));
    const sum = (place) => each.reduce((total, scores) => total + scores.get(place), 0);
    return all.sort((a, b) => sum(b) - sum(a) || a - b);
  }

  window.hunarFind = find;
})();
