// The keys, and the lines that light up beside their story. Everything works without this file.
"use strict";

(() => {
  const lit = (key, on) => {
    for (const part of document.querySelectorAll(`[data-line="${CSS.escape(key)}"]`)) {
      part.classList.toggle("lit", on);
    }
  };
  let shown = null;
  const show = (key) => {
    if (key === shown) return;
    if (shown !== null) lit(shown, false);
    if (key !== null) lit(key, true);
    shown = key;
  };
  const keyAt = (target) => target.closest?.("[data-line]")?.dataset.line ?? null;
  if (document.querySelector("[data-line]")) {
    document.addEventListener("pointerover", (event) => show(keyAt(event.target)));
    document.addEventListener("pointerdown", (event) => show(keyAt(event.target)));
    document.documentElement.addEventListener("pointerleave", () => show(null));
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
