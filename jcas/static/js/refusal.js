// What a refused form says, in place of whatever an earlier answer said: the list above it, and each sentence at its field.
import { tellField } from "./field_error.js";
import { say } from "./words.js";

function made(tag, values, ...content) {
  const element = Object.assign(document.createElement(tag), values);
  element.append(...content);
  return element;
}

function clear(form) {
  document.querySelectorAll("[data-error-summary]").forEach((box) => box.remove());
  for (const line of form.querySelectorAll(".field-error")) {
    const field = document.getElementById(line.id.replace(/-error$/, ""));
    if (field) tellField(field, "");
    else line.remove();
  }
}

// errors: {field's name: sentence}; '' or a name that the form has not: of the whole form.
export function showRefusal(form, errors) {
  clear(form);
  const items = Object.entries(errors).map(([name, sentence]) => {
    const field = form.elements[name];
    if (!field?.id) return made("li", {}, sentence);
    tellField(field, sentence);
    return made("li", {}, made("a", { href: `#${field.id}` }, sentence));
  });
  const box = made("div", { className: "error-summary", role: "alert", tabIndex: -1 }, made("h2", {}, say("mend")), made("ul", {}, ...items));
  box.dataset.errorSummary = "";
  form.before(box);
  box.focus();
}
