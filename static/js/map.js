// The map with tiles: nothing of it is loaded, and nobody is asked for anything, before the reader presses the button.
(() => {
  "use strict";
  let wanted = false;
  let loading;

  const load = (panel) => loading ||= new Promise((done, failed) => {
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = panel.dataset.style;
    const script = document.createElement("script");
    script.src = panel.dataset.script;
    script.onload = () => done(window.L);
    script.onerror = () => { loading = undefined; failed(new Error("Leaflet")); };
    document.head.append(style, script);
  });

  const link = (title, url) => {
    const found = document.createElement("a");
    found.href = url;
    found.textContent = title;
    return found;
  };

  const draw = async (panel) => {
    const frame = panel.closest(".map").querySelector(".map-frame");
    try {
      const L = await load(panel);
      if (!panel.isConnected) return;
      frame.replaceChildren(document.createElement("div"));
      const map = L.map(frame.firstChild, { zoomControl: false, scrollWheelZoom: false });
      L.control.zoom({ zoomInTitle: panel.dataset.zoomIn, zoomOutTitle: panel.dataset.zoomOut }).addTo(map);
      const spots = JSON.parse(document.getElementById("map-spots").textContent);
      map.fitBounds(spots.map(([, , lat, lon]) => [lat, lon]), { padding: [16, 16], maxZoom: 14 });
      const credit = link("OpenStreetMap", "https://www.openstreetmap.org/copyright").outerHTML;
      // Tile servers ask who sends their readers; this tells them the site, never the page.
      const tiles = { attribution: `© ${credit} ${panel.dataset.credit}`, maxZoom: 18, referrerPolicy: "strict-origin" };
      L.tileLayer(panel.dataset.tiles, tiles).addTo(map);
      const icon = L.divIcon({ className: "map-pin", iconSize: [24, 24] });
      for (const [title, url, lat, lon] of spots) {
        L.marker([lat, lon], { icon, title, alt: title, keyboard: true }).bindPopup(link(title, url)).addTo(map);
      }
      panel.hidden = true;
    } catch {
      panel.querySelector(".map-note").textContent = panel.dataset.failed;
    }
  };

  const prepare = () => {
    const panel = document.querySelector(".map-tiles");
    if (!panel) return;
    panel.hidden = false;
    panel.querySelector("button").onclick = () => { wanted = true; draw(panel); };
    if (wanted) draw(panel);
  };

  document.addEventListener("list:changed", prepare);
  prepare();
})();
