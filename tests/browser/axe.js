// Asks axe, turn by turn, and returns only what is wrong: the rest is long.
async (turns) => {
  // Contrast is most of the work, and what looks the same need not be looked at twice as often as there are rows in a
  // list: two of each look, which is an element's names and states and those of all it lies in.
  const STATES = ["class", "style", "type", "lang", "open", "checked", "disabled", "href", "role"];
  const looks = new Map();
  const lookOf = (element) => {
    if (!element) return "";
    if (!looks.has(element)) {
      const states = [...element.attributes]
        .filter(({ name }) => STATES.includes(name) || name.startsWith("aria-"))
        .map(({ name, value }) => (name === "class" || name === "style" || value.length < 6 ? `${name}=${value}` : name));
      looks.set(element, `${lookOf(element.parentElement)}>${element.localName}[${states}]`);
    }
    return looks.get(element);
  };
  const twoOfEach = () => {
    const seen = {};
    const hasText = (element) =>
      element.matches("input, select, textarea, button") ||
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    return [...document.body.querySelectorAll("*")].filter((element) => {
      if (!hasText(element) || !element.checkVisibility({ visibilityProperty: true })) return false;
      const look = lookOf(element);
      seen[look] = (seen[look] ?? 0) + 1;
      return seen[look] <= 2;
    });
  };

  const wrong = [];
  for (const options of turns) {
    const where = options.runOnly ? { include: twoOfEach() } : document;
    const { violations } = await axe.run(where, { resultTypes: ["violations"], ...options });
    for (const { id, nodes } of violations)
      for (const { html, failureSummary } of nodes) wrong.push(`${id}: ${html.slice(0, 160)} ${failureSummary}`);
  }
  return wrong;
};
