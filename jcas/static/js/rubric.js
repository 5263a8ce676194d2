// Keys 1–5 and n score the row that has the focus, Backspace takes its score back; the count of scored rows follows.
const NOT_APPLICABLE = "n";
const TAKE_BACK = ["Backspace", "Delete"];

document.addEventListener("keydown", (event) => {
  const row = event.target.closest?.("[data-score]");
  if (!row || row.disabled || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("textarea, input[type=text]")) return;
  if (TAKE_BACK.includes(event.key)) return put(event, row.querySelector("input:checked"), false);
  const value = event.key.toLowerCase() === NOT_APPLICABLE ? "na" : event.key;
  const radio = row.querySelector(`input[type=radio][value="${CSS.escape(value)}"]`);
  put(event, radio, true);
});

function put(event, radio, checked) {
  if (!radio) return;
  event.preventDefault();
  radio.focus();
  if (radio.checked === checked) return;
  radio.checked = checked;
  radio.dispatchEvent(new Event("input", { bubbles: true }));
  radio.dispatchEvent(new Event("change", { bubbles: true }));
}

// <… data-score-meter data-template="%(done)s of %(total)s"> with a <progress> in it counts the rows that have an answer.
function count() {
  const rows = [...document.querySelectorAll("[data-score]")];
  const done = rows.filter((row) => row.querySelector("input:checked")).length;
  for (const meter of document.querySelectorAll("[data-score-meter]")) {
    const bar = meter.querySelector("progress");
    if (bar) bar.value = done;
    const words = meter.querySelector(".meter-words");
    if (words && meter.dataset.template) words.textContent = meter.dataset.template.replace("%(done)s", done).replace("%(total)s", rows.length);
  }
}

for (const name of ["change", "autosave:put"]) document.addEventListener(name, (event) => event.target.closest?.("[data-score]") && count());
