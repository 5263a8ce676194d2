// What a refused form says, in place of whatever an earlier answer said: the list above it, and each sentence at its field.
import { say } from "./words.js";

function made(tag, values, ...content) {
  const element = Object.assign(document.createElement(tag), values);
  element.append(...content);
  return element;
}

function clear(form) {
  document.querySelectorAll("[data-error-summary]").forEach((box) => box.remove());
  form.querySelectorAll(".field-error").forEach((line) => line.remove());
  form.querySelectorAll(".has-error").forEach((box) => box.classList.remove("has-error"));
  for (const field of form.querySelectorAll("[aria-invalid]")) {
    field.removeAttribute("aria-invalid");
    describe(field, described(field).filter((id) => id !== `${field.id}-error`));
  }
}

function described(field) {
  return (field.getAttribute("aria-describedby") || "").split(" ").filter(Boolean);
}

function describe(field, ids) {
  if (ids.length) field.setAttribute("aria-describedby", ids.join(" "));
  else field.removeAttribute("aria-describedby");
}

function beside(field, sentence) {
  const id = `${field.id}-error`;
  field.before(made("p", { id, className: "field-error", textContent: sentence }));
  field.setAttribute("aria-invalid", "true");
  describe(field, [id, ...described(field)]);
  field.closest(".field, .drop-zone")?.classList.add("has-error");
}

// errors: {field's name: sentence}; '' or a name that the form has not: of the whole form.
export function showRefusal(form, errors) {
  clear(form);
  const items = Object.entries(errors).map(([name, sentence]) => {
    const field = form.elements[name];
    if (!field?.id) return made("li", {}, sentence);
    beside(field, sentence);
    return made("li", {}, made("a", { href: `#${field.id}` }, sentence));
  });
  const box = made("div", { className: "error-summary", role: "alert", tabIndex: -1 }, made("h2", {}, say("mend")), made("ul", {}, ...items));
  box.dataset.errorSummary = "";
  form.before(box);
  box.focus();
}
