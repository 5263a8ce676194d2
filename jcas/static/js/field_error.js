// The sentence beside a field that says what is wrong with it, where screen readers look for it; "" takes it away.
export function tellField(field, sentence) {
  const group = field.closest("fieldset.choices, fieldset.score");
  const id = `${group ? field.name || group.id : field.id || field.name}-error`;
  let line = document.getElementById(id);
  if (sentence && !line) {
    line = Object.assign(document.createElement("p"), { id, className: "field-error" });
    const legend = group?.querySelector("legend");
    if (legend) legend.after(line);
    else field.before(line);
  }
  if (sentence) line.textContent = sentence;
  else line?.remove();
  const others = (field.getAttribute("aria-describedby") || "").split(" ").filter((other) => other && other !== id);
  put(field, "aria-describedby", [...(sentence ? [id] : []), ...others].join(" "));
  put(field, "aria-invalid", sentence ? "true" : "");
  field.closest(".field, .score, .drop-zone")?.classList.toggle("has-error", Boolean(sentence));
  return line;
}

function put(field, name, value) {
  if (value) field.setAttribute(name, value);
  else field.removeAttribute(name);
}
