// Spares the reloading of a list: links and forms marked data-list are fetched, and what is marked data-part replaced.
// The address changes as it would without a script, so that Back, a bookmark and a shared link give the same list.
(() => {
  "use strict";
  const wide = matchMedia("(min-width: 60rem)");
  const folds = (root) => root.querySelectorAll("[data-facet]");
  const here = () => location.pathname + location.search;
  let shown = here();
  let running;

  const addressOf = (form) => {
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value) asked.append(name, value);
    const query = asked.toString();
    return form.action.split("?")[0] + (query ? `?${query}` : "");
  };

  // What had the focus before its part was replaced, or what now stands in its place.
  const twin = (part, before) => {
    if (before.id) return part.querySelector(`#${CSS.escape(before.id)}`);
    const alike = (found) => before.name ? found.name === before.name && found.value === before.value : found.textContent === before.textContent;
    return [...part.querySelectorAll(before.localName)].find(alike);
  };

  const replace = (page) => {
    const focused = document.activeElement;
    const home = focused.closest("[data-part]");
    const typed = focused.matches("input[name=near]") ? focused.value : null;
    const open = new Map([...folds(document)].map((fold) => [fold.dataset.facet, fold.open]));
    for (const part of document.querySelectorAll("[data-part]")) {
      const made = page.querySelector(`[data-part="${part.dataset.part}"]`);
      if (made && made.innerHTML !== part.innerHTML) part.replaceChildren(...made.childNodes);
    }
    for (const fold of folds(document)) if (open.has(fold.dataset.facet)) fold.open = open.get(fold.dataset.facet);
    const box = document.getElementById("list-q");
    if (box !== focused) box.value = page.getElementById("list-q").value;
    document.getElementById("feed").href = page.getElementById("feed").href;
    document.title = page.title;
    if (home && !focused.isConnected) {
      const next = twin(home, focused) || document.getElementById("results");
      next.focus({ preventScroll: true });
      if (typed !== null && next.name === "near") next.value = typed;
    }
  };

  const show = async (address, { push = true, top = false } = {}) => {
    running?.abort();
    const mine = running = new AbortController();
    const list = document.querySelector('[data-part="list"]');
    list.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { signal: mine.signal });
      if (!answer.ok) throw new Error(answer.statusText);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (mine.signal.aborted) return;
      if (push && address !== location.href) history.pushState(null, "", address);
      shown = here();
      replace(page);
      document.dispatchEvent(new CustomEvent("list:changed"));
      if (top) {
        const results = document.getElementById("results");
        results.focus({ preventScroll: true });
        results.parentElement.scrollIntoView();
      }
    } catch (error) {
      if (error.name !== "AbortError") location.assign(address);
      return;
    }
    list.removeAttribute("aria-busy");
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-list]");
    const address = link?.getAttribute("href"); // on the map, a link has no plain « href » property
    if (!address || address.startsWith("#")) return;
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    show(new URL(address, location).href, { top: Boolean(link.closest(".pages")) });
  });

  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-list]");
    if (!form) return;
    event.preventDefault();
    const folded = !wide.matches && form.closest(".filters");
    if (folded) folded.open = false;
    show(addressOf(form), { top: Boolean(folded) });
  });

  document.addEventListener("change", (event) => {
    const form = event.target.closest(".filters form");
    if (form) show(addressOf(form));
  });

  addEventListener("popstate", () => {
    if (here() !== shown) show(location.href, { push: false });
  });

  document.documentElement.classList.add("has-lists");
})();
