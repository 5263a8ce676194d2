// Two panes side by side on a wide window; on a narrow one two tabs that keep their places.
const narrow = matchMedia("(max-width: 63.99rem)");

for (const box of document.querySelectorAll("[data-panes]")) {
  const list = box.querySelector(".pane-tabs");
  const tabs = [...list.querySelectorAll("a[href^='#']")];
  const panes = tabs.map((tab) => document.getElementById(tab.hash.slice(1)));
  const places = new Map();
  let shown = 0;

  const show = (index, place = places.get(index)) => {
    if (index !== shown) places.set(shown, window.scrollY);
    shown = index;
    tabs.forEach((tab, i) => { tab.setAttribute("aria-selected", i === index); tab.tabIndex = i === index ? 0 : -1; });
    panes.forEach((pane, i) => { pane.hidden = i !== index; });
    if (place !== undefined) window.scrollTo(0, place);
  };
  const arrange = () => {
    if (narrow.matches) {
      list.setAttribute("role", "tablist");
      tabs.forEach((tab, i) => { tab.setAttribute("role", "tab"); tab.setAttribute("aria-controls", panes[i].id); panes[i].setAttribute("role", "tabpanel"); });
      show(shown);
    } else {
      list.removeAttribute("role");
      tabs.forEach((tab, i) => { for (const name of ["role", "aria-selected", "aria-controls", "tabindex"]) tab.removeAttribute(name); panes[i].removeAttribute("role"); panes[i].hidden = false; });
    }
  };
  tabs.forEach((tab, index) => {
    tab.addEventListener("click", (event) => { if (narrow.matches) { event.preventDefault(); show(index); } });
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!narrow.matches || !step) return;
      const next = (index + step + tabs.length) % tabs.length;
      show(next);
      tabs[next].focus();
    });
  });
  // A link to a paragraph in the other pane opens that pane first.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link || !narrow.matches || tabs.includes(link)) return;
    const target = document.getElementById(link.hash.slice(1));
    const index = panes.findIndex((pane) => pane.contains(target));
    if (index >= 0 && index !== shown) show(index);
  });
  const aimed = location.hash && document.getElementById(location.hash.slice(1));
  shown = Math.max(0, panes.findIndex((pane) => aimed && pane.contains(aimed)));
  if (Number(box.dataset.panes)) shown = Number(box.dataset.panes);
  narrow.addEventListener("change", arrange);
  arrange();
  if (aimed) aimed.scrollIntoView();
}
