// form[data-tray]: the button says how many will be invited.
for (const form of document.querySelectorAll("form[data-tray]")) {
  const button = form.querySelector("[data-tray-send]");
  const show = () => {
    const chosen = form.querySelectorAll("input[name=chosen]:checked").length + (form.elements.email.value.trim() ? 1 : 0);
    const { none, one, many } = button.dataset;
    button.textContent = chosen === 0 ? none : chosen === 1 ? one : many.replace("%(n)s", chosen);
  };
  form.addEventListener("input", show);
  show();
}
