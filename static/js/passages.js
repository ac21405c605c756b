// Words that are marked in a paragraph of a white paper: beside it, a link to comment on just these.
(() => {
  "use strict";
  const { label } = document.currentScript.dataset;
  const MOST = 1500; // characters in an address
  const offer = Object.assign(document.createElement("a"), { className: "btn btn--small", textContent: label });
  let waiting;

  const words = (from, to) => {
    const range = document.createRange();
    range.setStart(...from);
    range.setEnd(...to);
    return range.toString();
  };

  const look = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return; // the link stays: pressing it unmarks the words
    const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
    const start = startContainer.nodeType === Node.TEXT_NODE ? startContainer.parentElement : startContainer;
    const passage = start.closest(".passage, .asked > section");
    const beside = passage?.querySelector(".talk-beside");
    if (!beside || beside.contains(start)) return;
    const across = !(beside.compareDocumentPosition(endContainer) & Node.DOCUMENT_POSITION_PRECEDING);
    const end = across ? [passage, [...passage.childNodes].indexOf(beside)] : [endContainer, endOffset];
    const quote = words([startContainer, startOffset], end).trim().slice(0, MOST);
    if (!quote) return;
    const before = words([passage, 0], [startContainer, startOffset]).slice(-200);
    const further = new URLSearchParams({ quote, before, ...(across && { across: "yes" }) });
    offer.href = `${beside.querySelector("[data-talk]").href}?${further}`;
    beside.append(offer);
  };

  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, 150);
  });
})();
