// The sounds of words in any alphabet, as events/text/keys.py hears them; hunarLetters has its tables.
"use strict";
(function () {
  const t = window.hunarLetters;
  const silent = new Set(t.silent);
  const marks = /[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+/g;
  const cyrillic = /[\u0400-\u052f\u1c80-\u1c8f\ua640-\ua69f]+/g;
  const vowels = new Set("аеёиоуўыэюяәөүӣӯіъь");
  const digraph = new RegExp(Object.keys(t.digraphs).join("|"), "g");

  function without(text) {
    return [...text].filter((letter) => !silent.has(letter)).join("");
  }

  function level(text) {
    return without(without(text).normalize("NFKC").toLowerCase().replaceAll("ß", "ss").replaceAll("i\u0307", "i").normalize("NFKC"));
  }

  function isOf1958(word) {
    return [...word].some((letter) => t.onlyAzerbaijani.includes(letter));
  }

  function readCyrillic(word, table, glide) {
    let before = "";
    let written = "";
    for (const letter of word) {
      if (letter === "е" && glide && (!before || vowels.has(before))) written += "ye";
      else written += table[letter] ?? table[letter.normalize("NFD")[0]] ?? "";
      before = letter;
    }
    return written;
  }

  function plain(text) {
    return [...text.normalize("NFD").replace(marks, "")].map((letter) => t.latin[letter] ?? letter).join("");
  }

  function inLatin(word) {
    const table = isOf1958(word) ? t.azerbaijani : t.cyrillic;
    const sounds = [...word].map((letter) => t.latinSounds[letter] ?? letter).join("");
    return plain(sounds.replace(cyrillic, (found) => readCyrillic(found, table, true)));
  }

  function fine(word) {
    const sounds = /^[\x00-\x7f]*$/.test(word) ? word : inLatin(word);
    const one = sounds.replace(digraph, (found) => t.digraphs[found]);
    const single = [...one].map((letter) => t.single[letter] ?? letter).join("");
    const glided = single
      .replace(/^[iy]+(?=[ao])/, "y")
      .replace(/^y+(?=[ei])|(?<=[aeio])y+|(?<=[^aeioy])y+(?=[aeio])/g, "")
      .replace(/y(?![ao])|(?<!^)y/g, "i");
    return glided.replace(/(\p{L})\1+/gu, "$1") || word;
  }

  function coarse(key) {
    const levelled = key.replace(/[aeio]+/g, "a").replaceAll("ts", "s").replace(/[gh]/g, "k");
    return levelled.replace(/(\p{L})\1+/gu, "$1");
  }

  function keysOf(text) {
    const words = level(text).replace(marks, "").match(/[\p{L}\p{N}]+/gu) ?? [];
    return words.map((word) => fine([...word].slice(0, t.longest).join("")));
  }

  window.hunarKeys = { keysOf, coarse };
})();
