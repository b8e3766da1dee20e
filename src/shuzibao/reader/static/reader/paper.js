// The keys, and the lines that light up beside their story. Everything works without this file.
"use strict";

(() => {
  // What carries the same data-line (a printed line) or data-pair (an element) lights up together.
  const light = (name, lit) => {
    let shown = null;
    const set = (key, on) => {
      for (const part of document.querySelectorAll(`[data-${name}="${CSS.escape(key)}"]`)) {
        part.classList.toggle(lit, on);
      }
    };
    return (target) => {
      const key = target?.closest?.(`[data-${name}]`)?.dataset[name] ?? null;
      if (key === shown) return;
      if (shown !== null) set(shown, false);
      if (key !== null) set(key, true);
      shown = key;
    };
  };
  if (document.querySelector("[data-line]")) {
    const lights = [light("line", "lit"), light("pair", "near")];
    const at = (event) => lights.forEach((show) => show(event.target));
    for (const kind of ["pointerover", "pointerdown", "focusin"]) document.addEventListener(kind, at);
    document.documentElement.addEventListener("pointerleave", () => lights.forEach((show) => show(null)));
  }

  const follow = (selector) => document.querySelector(selector)?.click();
  const actions = {
    "/": () => {
      const field = document.getElementById("q");
      field?.focus();
      field?.select();
    },
    "?": () => location.assign("/keys"),
    ArrowLeft: () => follow('main a[rel="prev"]'),
    ArrowRight: () => follow('main a[rel="next"]'),
  };
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const act = actions[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
})();
