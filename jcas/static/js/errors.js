// The list of errors gets the focus, and its links open what hides the field.
document.querySelector("[data-error-summary]")?.focus();
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-error-summary] a[href^='#']");
  const field = link && document.getElementById(link.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  for (let box = field.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  const target = field.matches("input, select, textarea, button, a") ? field : field.querySelector("input, select, textarea") || field;
  target.focus();
  target.scrollIntoView({ block: "center" });
});
