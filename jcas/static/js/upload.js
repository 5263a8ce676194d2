// Drop zones, and the progress of form[data-upload]. Without script the same form is simply sent.
// The view redirects as always, or answers {location} to a script; errors come as {errors: {field: sentence}}.
import { showRefusal } from "./refusal.js";
import { say } from "./words.js";

const megabytes = (bytes) => (bytes / 1048576).toFixed(1);

function zoneError(zone, sentence) {
  let line = zone.querySelector(".field-error");
  if (!line) {
    line = document.createElement("p");
    line.className = "field-error";
    line.setAttribute("role", "alert");
    zone.querySelector("input[type=file]").before(line);
  }
  line.textContent = sentence;
  line.hidden = !sentence;
  zone.classList.toggle("has-error", Boolean(sentence));
}

function tooLarge(zone) {
  const input = zone.querySelector("input[type=file]");
  const limit = Number(input.dataset.megabytes || 0);
  const big = limit && [...input.files].find((file) => file.size > limit * 1048576);
  zoneError(zone, big ? say("too_large", { size: megabytes(big.size), limit }) : "");
  return Boolean(big);
}

function makeDropZone(zone) {
  const input = zone.querySelector("input[type=file]");
  zone.querySelector("[data-drop-hint]")?.removeAttribute("hidden");
  for (const name of ["dragenter", "dragover"]) zone.addEventListener(name, (event) => { event.preventDefault(); zone.classList.add("over"); });
  for (const name of ["dragleave", "drop"]) zone.addEventListener(name, () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  input.addEventListener("change", () => {
    if (!tooLarge(zone) && input.files.length && input.form.dataset.upload === "now") input.form.requestSubmit();
  });
}

function progress(zone, loaded, total) {
  const box = zone.querySelector("[data-progress]");
  const percent = total ? Math.floor((100 * loaded) / total) : 0;
  box.hidden = false;
  box.querySelector("progress").value = percent;
  // Readers hear tens, not every per cent.
  const words = loaded >= total ? say("reading") : say("uploading", { percent: percent - (percent % 10), size: megabytes(total) });
  const line = box.querySelector("[data-progress-words]");
  if (line.textContent !== words) line.textContent = words;
}

function ended(zone, sentence) {
  zone.querySelector("[data-progress]").hidden = true;
  zoneError(zone, sentence);
  document.dispatchEvent(new Event("jcas:again"));
}

function answered(request, form, zone) {
  const isJson = (request.getResponseHeader("Content-Type") || "").startsWith("application/json");
  if (isJson) {
    const said = JSON.parse(request.responseText);
    if (said.location) return location.assign(said.location);
    ended(zone, said.errors ? "" : say("failed"));
    return said.errors && showRefusal(form, said.errors);
  }
  if (request.status < 400 && new URL(request.responseURL).pathname !== new URL(form.action, location.href).pathname) return location.assign(request.responseURL);
  const page = new DOMParser().parseFromString(request.responseText, "text/html").querySelector("main");
  if (!page) return ended(zone, say("failed"));
  document.querySelector("main").replaceWith(page);
  page.querySelectorAll("[data-drop-zone]").forEach(makeDropZone);
  page.querySelector("[data-error-summary]")?.focus();
}

function send(form, zone, submitter) {
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.setRequestHeader("Accept", "application/json");
  request.upload.addEventListener("progress", (event) => progress(zone, event.loaded, event.total));
  request.addEventListener("load", () => answered(request, form, zone));
  for (const name of ["error", "abort", "timeout"]) request.addEventListener(name, () => ended(zone, say("failed")));
  const body = new FormData(form);
  if (submitter?.name) body.set(submitter.name, submitter.value);
  request.send(body);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  const zone = form.matches("form[data-upload]") && form.querySelector("[data-drop-zone]");
  if (!zone || event.defaultPrevented) return;
  const input = zone.querySelector("input[type=file]");
  if (!input.files.length) return;
  event.preventDefault();
  if (tooLarge(zone) || form.dataset.uploading) return;
  progress(zone, 0, [...input.files].reduce((sum, file) => sum + file.size, 0) || 1);
  for (const button of form.querySelectorAll("button")) button.disabled = true;
  form.dataset.uploading = "1";
  document.addEventListener("jcas:again", () => {
    delete form.dataset.uploading;
    for (const button of form.querySelectorAll("button")) button.disabled = false;
  }, { once: true });
  send(form, zone, event.submitter);
});

document.querySelectorAll("[data-drop-zone]").forEach(makeDropZone);
document.addEventListener("poll:fresh", (event) => event.target.querySelectorAll("[data-drop-zone]").forEach(makeDropZone));
