// Counts words or characters while one types. The server counts again, as the journal does.
import { say } from "./words.js";

function count(text, unit) {
  return unit === "characters" ? [...text].length : (text.match(/\S+/g) || []).length;
}

for (const line of document.querySelectorAll("[data-counter-for]")) {
  const field = document.getElementById(line.dataset.counterFor);
  if (!field) continue;
  const { counterUnit: unit } = line.dataset;
  const limit = Number(line.dataset.counterLimit);
  const show = () => {
    const n = count(field.value, unit);
    line.textContent = say(`${unit}_${n > limit ? "over" : "left"}`, { n, limit, over: n - limit });
    line.classList.toggle("over", n > limit);
  };
  field.addEventListener("input", show);
  if (field.value) show();
}
