// Gets what a search field offers (completion.js) once somebody is in one, and not before: pages stay light.
(() => {
  "use strict";
  const { script, style } = document.currentScript.dataset;
  const combobox = { role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false" };
  for (const field of document.querySelectorAll("input[data-complete]")) {
    for (const [name, value] of Object.entries(combobox)) field.setAttribute(name, value);
  }
  addEventListener("focusin", function load({ target }) {
    if (!target.matches("input[data-complete]")) return;
    removeEventListener("focusin", load);
    const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: style });
    sheet.onload = () => document.head.append(Object.assign(document.createElement("script"), { src: script }));
    document.head.append(sheet);
  });
})();
