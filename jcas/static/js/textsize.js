// [data-text-size="id"]: buttons that set how large a text is read; the choice stays in this browser.
const STORE = "jcas:text-size";

for (const bar of document.querySelectorAll("[data-text-size]")) {
  const text = document.getElementById(bar.dataset.textSize);
  if (!text) continue;
  const buttons = [...bar.querySelectorAll("button")];
  const show = (size) => {
    text.classList.remove("larger", "largest");
    if (size) text.classList.add(size);
    for (const button of buttons) button.setAttribute("aria-pressed", button.value === size);
  };
  let kept = "";
  try { kept = localStorage.getItem(STORE) || ""; } catch { /* no store: the choice lasts as long as the page */ }
  show(buttons.some((button) => button.value === kept) ? kept : "");
  for (const button of buttons) button.addEventListener("click", () => {
    show(button.value);
    try { localStorage.setItem(STORE, button.value); } catch { /* as above */ }
  });
  bar.hidden = false;
}
