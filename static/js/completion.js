// Offers words and titles while somebody types in a search field: a combobox with a list, as the ARIA practices have it.
// Without it, or without an answer, the field is an ordinary one.
(() => {
  "use strict";
  const PAUSE = 150; // milliseconds without a key before the site is asked
  const SHORTEST = 2;

  const element = (name, attributes, ...content) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...content);
    return made;
  };

  const attach = (input) => {
    const list = element("ul", { id: `${input.id}-offers`, class: "completion", role: "listbox", hidden: "" });
    const status = element("span", { class: "hidden-visually", role: "status" });
    let offers = [];
    let active = -1; // no offer: what was typed
    let timer;
    let running;

    const point = (place) => {
      active = place;
      [...list.children].forEach((option, number) => option.setAttribute("aria-selected", String(number === place)));
      const option = list.children[place];
      if (option) {
        input.setAttribute("aria-activedescendant", option.id);
        option.scrollIntoView({ block: "nearest" });
      } else input.removeAttribute("aria-activedescendant");
    };

    const open = (yes) => {
      list.hidden = !yes;
      input.setAttribute("aria-expanded", String(yes));
      point(-1);
    };

    const drop = () => { // what was about to be offered
      clearTimeout(timer);
      running?.abort();
    };

    const close = () => {
      drop();
      status.textContent = "";
      open(false);
    };

    const show = (found) => {
      offers = found.offers;
      list.setAttribute("aria-label", found.label);
      list.replaceChildren(...offers.map(({ parts: [before, typed, after], url, mark, note }, number) => {
        const text = element("span", { class: "completion-text" }, before, element("b", {}, typed), after);
        const option = element("li", { id: `${list.id}-${number}`, role: "option", "aria-selected": "false" }, text);
        if (note) option.append(element("span", { class: "completion-note" }, note));
        if (url) option.insertAdjacentHTML("beforeend", mark); // made and escaped by the site
        return option;
      }));
      open(offers.length > 0);
      status.textContent = offers.length ? found.said : "";
    };

    const ask = async () => {
      drop();
      const mine = running = new AbortController();
      const address = new URL(input.dataset.complete, location);
      address.searchParams.set("q", input.value.slice(0, 60));
      try {
        const answer = await fetch(address, { signal: mine.signal });
        if (!answer.ok) throw new Error(answer.statusText);
        const found = await answer.json();
        if (!mine.signal.aborted && document.activeElement === input) show(found);
      } catch (error) {
        if (error.name !== "AbortError") close();
      }
    };

    const choose = ({ parts, url }) => {
      close();
      if (url) return location.assign(url);
      input.value = parts.join("");
      input.form.requestSubmit();
    };

    const step = (by) => {
      if (list.hidden) return ask();
      drop(); // the list that one moves through stays as it is
      const places = offers.length + 1; // the field is one of them
      point((active + 1 + by + places) % places - 1);
    };

    input.addEventListener("input", () => {
      clearTimeout(timer);
      if (input.value.trim().length < SHORTEST) return close();
      point(-1);
      timer = setTimeout(ask, PAUSE);
    });

    input.addEventListener("keydown", (event) => {
      if (event.isComposing || event.ctrlKey || event.metaKey) return;
      const { key } = event;
      if (key === "ArrowDown" || key === "ArrowUp") step(key === "ArrowDown" ? 1 : -1);
      else if (key === "Enter" && !list.hidden && active >= 0) choose(offers[active]);
      else if (key === "Escape" && !list.hidden) close();
      else {
        if (key === "Tab") close();
        else if (["Home", "End", "ArrowLeft", "ArrowRight"].includes(key)) point(-1); // back in the text
        return;
      }
      event.preventDefault();
    });

    input.addEventListener("blur", close);
    input.form.addEventListener("submit", close);
    list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) choose(offers[[...list.children].indexOf(option)]);
    });

    input.setAttribute("aria-controls", list.id);
    input.form.append(list, status);
    if (document.activeElement === input && input.value !== input.defaultValue) ask(); // typed while this was loading
  };

  document.querySelectorAll("input[data-complete]").forEach(attach);
})();
