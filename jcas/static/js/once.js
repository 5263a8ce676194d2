// A form that changes something is sent once: after the first click its buttons wait. Back in the history they work again.
import { say } from "./words.js";

const sent = new Map();

function restore() {
  for (const [form, buttons] of sent) {
    delete form.dataset.sent;
    for (const [button, label] of buttons) {
      button.disabled = false;
      button.textContent = label;
    }
  }
  sent.clear();
}

// The window hears of it after everybody else who may prevent it.
window.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-once]") || event.defaultPrevented) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
  // The browser gathers the pressed button's name and value first; only then may it be disabled.
  setTimeout(() => {
    const buttons = [...form.querySelectorAll("button:not([type=button])"), ...document.querySelectorAll(`button[form="${CSS.escape(form.id || "-")}"]`)];
    sent.set(form, buttons.filter((button) => !button.disabled).map((button) => {
      const label = button.textContent;
      button.style.minWidth = `${button.offsetWidth}px`;
      button.disabled = true;
      if (button === event.submitter) button.textContent = say("sending");
      return [button, label];
    }));
  });
});

window.addEventListener("pageshow", restore);
document.addEventListener("jcas:again", restore);
