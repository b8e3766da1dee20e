// Names of the record under the question box, as one types. Without this file the box asks all the same.
// The pattern is the combobox with a list of the ARIA Authoring Practices: the focus stays in the field,
// the arrows move along the list, Enter goes to the chosen name's page, Escape closes.
"use strict";

for (const field of document.querySelectorAll("input[data-names]")) {
  const PAUSE_MS = 120;
  const box = document.createElement("div");
  const list = document.createElement("ul");
  const said = document.createElement("p");
  let asked = null;
  let timer = 0;
  let last = "";
  let at = -1;

  box.className = "suggested sans";
  box.hidden = true;
  list.id = `${field.id}-names`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.dataset.namesLabel);
  box.append(list);
  said.className = "unseen";
  said.setAttribute("role", "status");
  field.form.append(box, said);
  for (const [name, value] of [
    ["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"],
    ["aria-haspopup", "listbox"], ["aria-controls", list.id],
  ]) field.setAttribute(name, value);

  const options = () => [...list.children];
  const isOpen = () => !box.hidden;

  const choose = (number) => {
    const all = options();
    at = all.length ? (number + all.length + 1) % (all.length + 1) : -1;
    if (at === all.length) at = -1; // past either end stands the field itself
    all.forEach((one, index) => one.setAttribute("aria-selected", String(index === at)));
    if (at < 0) field.removeAttribute("aria-activedescendant");
    else {
      field.setAttribute("aria-activedescendant", all[at].id);
      all[at].scrollIntoView({ block: "nearest" });
    }
  };

  const close = () => {
    box.hidden = true;
    field.setAttribute("aria-expanded", "false");
    choose(-1);
  };

  const show = (found) => {
    list.replaceChildren(...found.items.map((item, index) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${index}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.address = item.address;
      const name = document.createElement("span");
      const what = document.createElement("small");
      name.textContent = item.name;
      name.lang = "zh";
      what.textContent = [item.note, item.what].filter(Boolean).join(" · ");
      option.append(name, " ", what);
      return option;
    }));
    at = -1;
    field.removeAttribute("aria-activedescendant");
    said.textContent = found.said;
    box.hidden = found.items.length === 0;
    field.setAttribute("aria-expanded", String(!box.hidden));
  };

  const ask = async () => {
    const words = field.value.trim();
    if (words === last) return;
    last = words;
    asked?.abort();
    if (!words || words.length > 60 || words.includes(":")) return close();
    asked = new AbortController();
    try {
      const answer = await fetch(`${field.dataset.names}?q=${encodeURIComponent(words)}`, { signal: asked.signal });
      if (answer.ok && document.activeElement === field) show(await answer.json());
    } catch {
      // asked for something else meanwhile, or offline: the box asks all the same
    }
  };

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE_MS);
  });
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // Enter and arrows belong to the input method
    if (event.key === "ArrowDown" && (isOpen() || options().length)) {
      event.preventDefault();
      if (!isOpen()) {
        box.hidden = false;
        field.setAttribute("aria-expanded", "true");
      }
      choose(at + 1);
    } else if (event.key === "ArrowUp" && isOpen()) {
      event.preventDefault();
      choose(at < 0 ? options().length - 1 : at - 1);
    } else if (event.key === "Enter" && isOpen() && at >= 0) {
      event.preventDefault();
      location.assign(options()[at].dataset.address);
    } else if (event.key === "Escape" && isOpen()) {
      event.preventDefault();
      close();
    }
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the focus stays in the field
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.address);
  });
  field.addEventListener("blur", close);
}
