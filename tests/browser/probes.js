// Looks a page over from one side and returns what is wrong with it, as a list of sentences.
(side) => {
  const wrong = [];
  const show = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 140);
  const say = (what, element) => wrong.push(element ? `${what}: ${show(element)}` : what);
  const style = (element, part) => getComputedStyle(element, part);
  const isSeen = (element) =>
    element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;

  const sides = {
    structure() {
      const language = location.pathname.split("/")[1];
      if (document.documentElement.lang !== language) say(`the page says it is in ${document.documentElement.lang}`);
      for (const one of ["h1", "body > header", "main", "body > footer"])
        if (document.querySelectorAll(one).length !== 1) say(`not one ${one}`);
      let before = 0;
      for (const heading of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
        const level = Number(heading.localName[1]);
        if (level > before + 1) say(`h${before} is followed by`, heading);
        before = level;
      }
      const ids = new Set();
      for (const element of document.querySelectorAll("[id]")) {
        if (ids.has(element.id)) say("an id that is there already", element);
        ids.add(element.id);
      }
      for (const link of document.querySelectorAll("a[href^='/']")) {
        const other = link.getAttribute("href").match(/^\/(fr|nl|de|en)\//)?.[1];
        if (other && other !== link.closest("[lang]").lang && other !== link.hreflang)
          say("leads into another language and does not say so", link);
      }
    },

    layout() {
      const width = document.documentElement.clientWidth;
      const isClipped = (element) =>
        element !== document.body && (style(element).overflowX !== "visible" || isClipped(element.parentElement));
      if (document.documentElement.scrollWidth > width) {
        const wide = [...document.body.querySelectorAll("*")].filter(
          (element) =>
            (element.getBoundingClientRect().right > width + 0.5 || element.scrollWidth > width) &&
            isSeen(element) &&
            !isClipped(element),
        );
        say(`the page is ${document.documentElement.scrollWidth} px wide: ${wide.slice(-3).map(show)}`);
      }
      const isInText = (element) => {
        const line = element.parentElement.closest("p, li, dd, dt, td, figcaption, small, blockquote, label, legend");
        const isLonger = line && line.textContent.trim().length > element.textContent.trim().length;
        return style(element).display === "inline" && isLonger;
      };
      for (const target of document.querySelectorAll("a[href], button, input, select, textarea, summary")) {
        const isBox = ["checkbox", "radio"].includes(target.type) && target.labels.length;
        const whole = isBox ? target.labels[0] : target;
        const { width, height } = whole.getBoundingClientRect();
        if (isSeen(whole) && (width < 23.5 || height < 23.5) && !isInText(whole))
          say(`${Math.round(width)} × ${Math.round(height)} px`, target);
      }
    },

    focus() {
      const focused = document.activeElement;
      if (focused === document.body) return;
      const isOutlined = ({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
      const marker = focused.querySelector("circle"); // on the map it is the marker that changes
      const isShown =
        [style(focused), style(focused, "::after"), style(focused.parentElement)].some(isOutlined) ||
        (marker && parseFloat(style(marker).strokeWidth) >= 2);
      if (!isShown) say("nothing shows the focus", focused);
      const { width, top, right, bottom, left } = focused.getBoundingClientRect();
      if (!width || bottom <= 0 || top >= innerHeight || right <= 0 || left >= innerWidth)
        say("has the focus out of sight", focused);
    },
  };
  sides[side]();
  return wrong;
}
