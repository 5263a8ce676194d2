// form[data-autosave-url]: a changed field is posted as it is left (with data-autosave-delay: also that many milliseconds
// after the last key). What is not saved yet waits in localStorage under data-autosave-key and is put back on return.
//
// Sent: _field (each changed name), its values, csrf_token, _version (data-autosave-version), _overwrite=1 after "keep mine";
// with data-autosave-base also _base-<name>: the JSON list of what the field held when it was last the same as the server's.
// Answers: 200 {saved_at, version?, missing?: {name: sentence}, tasks?: {key: {words, done}}}
//          422 {errors: {field: sentence}} · 409 {theirs: {field: value}, version?} · 401 session ended
import { tellField } from "./field_error.js";
import { say } from "./words.js";

const PREFIX = "jcas:unsaved:";
const KEEP_DAYS = 30;
const SKIP = new Set(["csrf_token", "password", "new_password", "repeat_password"]);

class Autosave {
  constructor(form) {
    this.form = form;
    this.url = form.dataset.autosaveUrl;
    this.store = PREFIX + form.dataset.autosaveKey;
    this.delay = Number(form.dataset.autosaveDelay || 0);
    this.version = form.dataset.autosaveVersion;
    this.pending = new Set();
    this.typed = new Set();
    this.busy = null;
    this.wait = 2000;
    this.line = form.querySelector("[data-saved-line]") || document.querySelector(`[data-saved-line][data-for="${CSS.escape(form.id || "-")}"]`) || this.makeLine();
    this.base = {};
    for (const name of this.names()) this.base[name] = this.values(name);
    this.restore();
    form.addEventListener("input", (event) => this.onInput(event.target));
    form.addEventListener("change", (event) => this.onChange(event.target));
    form.addEventListener("submit", () => { clearTimeout(this.timer); this.leaving = true; });
    window.addEventListener("online", () => this.again());
    window.addEventListener("focus", () => this.failed && this.again());
    window.addEventListener("pageshow", () => { this.leaving = false; });
    window.addEventListener("pagehide", () => this.beacon());
    form.autosave = this;
  }

  makeLine() {
    const line = document.createElement("p");
    line.className = "saved-line";
    line.setAttribute("role", "status");
    this.form.prepend(line);
    return line;
  }

  fields(name) {
    return [...this.form.elements].filter((element) => element.name === name);
  }

  names() {
    const names = [...this.form.elements].filter((e) => this.counts(e)).map((e) => e.name);
    return new Set(names);
  }

  counts(element) {
    return element.name && !SKIP.has(element.name) && !element.name.startsWith("_") && !["file", "hidden", "submit", "button"].includes(element.type) && element.dataset.autosave !== "off";
  }

  values(name) {
    return new FormData(this.form).getAll(name).filter((value) => typeof value === "string");
  }

  same(a, b) {
    const plain = (values) => JSON.stringify((values || []).map((value) => value.replace(/\r\n/g, "\n")));
    return plain(a) === plain(b);
  }

  // What waits in the browser.
  kept() {
    try { return JSON.parse(localStorage.getItem(this.store)) || {}; } catch { return {}; }
  }

  keep(kept) {
    try {
      if (Object.keys(kept).length) localStorage.setItem(this.store, JSON.stringify(kept));
      else localStorage.removeItem(this.store);
    } catch { /* private windows and full stores: the server's copy is the one that counts */ }
  }

  remember(name) {
    const kept = this.kept();
    kept[name] = { mine: this.values(name), base: this.base[name], at: Date.now() };
    this.keep(kept);
  }

  restore() {
    const kept = this.kept();
    let back = false;
    for (const [name, { mine, base, at }] of Object.entries(kept)) {
      const now = this.values(name);
      if (!this.names().has(name) || this.same(now, mine) || Date.now() - at > KEEP_DAYS * 864e5) delete kept[name];
      else if (this.same(now, base)) {
        this.put(name, mine);
        this.pending.add(name);
        back = true;
      } else this.conflict(name, now.join("\n"), mine);
    }
    this.keep(kept);
    if (back) {
      this.show(say("restored"));
      this.save();
    }
  }

  put(name, values) {
    for (const field of this.fields(name)) {
      if (["checkbox", "radio"].includes(field.type)) field.checked = values.includes(field.value);
      else if (field.multiple) for (const option of field.options) option.selected = values.includes(option.value);
      else field.value = values[0] ?? "";
    }
    const last = this.fields(name)[0];
    last?.dispatchEvent(new CustomEvent("autosave:put", { bubbles: true }));
  }

  onInput(element) {
    if (!this.counts(element)) return;
    this.remember(element.name);
    this.typed.add(element.name);
    if (!this.delay) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.take(this.typed), this.delay);
    // Somebody who never pauses is saved as well.
    this.latest ||= setTimeout(() => { this.latest = null; this.take(this.typed); }, this.delay + 500);
  }

  onChange(element) {
    if (!this.counts(element)) return;
    this.remember(element.name);
    this.take([element.name]);
  }

  take(names) {
    for (const name of names) {
      this.typed.delete(name);
      if (!this.same(this.values(name), this.base[name])) this.pending.add(name);
      else if (!this.pending.has(name)) this.forget(name, this.values(name));
    }
    return this.save();
  }

  forget(name, values) {
    const kept = this.kept();
    if (kept[name] && this.same(kept[name].mine, values)) delete kept[name];
    this.keep(kept);
  }

  // Posts what is pending; one request at a time, the next one when it is back.
  save() {
    if (this.busy || !this.pending.size || this.leaving) return this.busy;
    clearTimeout(this.retry);
    const sent = new Map([...this.pending].map((name) => [name, this.values(name)]));
    this.pending.clear();
    this.show(say("saving"));
    this.busy = this.post(sent).catch(() => this.later(sent, "unsaved")).finally(() => {
      this.busy = null;
      if (!this.failed) this.save();
    });
    return this.busy;
  }

  body(sent) {
    const body = new FormData();
    body.set("csrf_token", this.token());
    if (this.version !== undefined) body.set("_version", this.version);
    if (this.overwrite) body.set("_overwrite", "1");
    for (const [name, values] of sent) {
      body.append("_field", name);
      for (const value of values) body.append(name, value);
      if (this.form.hasAttribute("data-autosave-base")) body.append(`_base-${name}`, JSON.stringify(this.base[name] ?? []));
    }
    return body;
  }

  token() {
    return this.form.querySelector("input[name=csrf_token]")?.value || document.querySelector("meta[name=csrf-token]")?.content || "";
  }

  async post(sent) {
    const answer = await fetch(this.url, { method: "POST", body: this.body(sent), headers: { Accept: "application/json" }, credentials: "same-origin", redirect: "error" });
    if (answer.status === 401 || answer.status === 403) return this.later(sent, "expired");
    if (answer.status === 429 || answer.status >= 500) return this.later(sent, "unsaved");
    const said = await answer.json();
    this.failed = null;
    this.wait = 2000;
    if (said.version !== undefined) {
      this.version = String(said.version);
      const held = this.form.querySelector("input[name=_version]");
      if (held) held.value = this.version; // what the plain form would send, too
    }
    if (answer.status === 409 && said.theirs) return this.conflicts(said.theirs, sent);
    if (!answer.ok) return this.refused(said.errors || {}, sent);
    this.overwrite = false;
    for (const [name, values] of sent) {
      this.base[name] = values;
      this.forget(name, values);
      this.mark(name, "");
    }
    this.show(say("saved", { time: said.saved_at }));
    this.tell(said);
  }

  later(sent, why) {
    for (const name of sent.keys()) this.pending.add(name);
    this.failed = why;
    this.show(say(why), true);
    if (why === "expired") {
      const link = document.createElement("a");
      Object.assign(link, { href: document.body.dataset.signIn || "/sign-in", target: "_blank", rel: "noopener", textContent: say("sign_in") });
      this.line.append(" ", link);
    }
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.again(), this.wait);
    this.wait = Math.min(this.wait * 2, 30000);
  }

  async again() {
    if (this.busy || !this.pending.size) return;
    if (this.failed === "expired" && !(await this.freshToken())) {
      this.retry = setTimeout(() => this.again(), this.wait);
      return;
    }
    this.failed = null;
    this.save();
  }

  // After signing in elsewhere the session has another token: the page itself tells it.
  async freshToken() {
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" }, credentials: "same-origin" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const token = page.querySelector(`form[data-autosave-key="${CSS.escape(this.form.dataset.autosaveKey)}"] input[name=csrf_token]`)?.value;
      if (!token) return false;
      for (const input of document.querySelectorAll("input[name=csrf_token]")) input.value = token;
      return true;
    } catch { return false; }
  }

  refused(errors, sent) {
    for (const [name, values] of sent) {
      this.mark(name, errors[name] || errors[""] || "");
      if (!(name in errors)) { this.pending.delete(name); this.base[name] ??= values; }
    }
    this.show(Object.values(errors).join(" ") || say("unsaved"), true);
  }

  // The sentence beside the field; an empty one takes it away.
  mark(name, sentence) {
    const field = this.fields(name)[0];
    if (!field) return;
    tellField(field, sentence)?.setAttribute("role", "alert");
  }

  conflicts(theirs, sent) {
    for (const [name, mine] of sent) {
      if (name in theirs) this.conflict(name, theirs[name], mine);
      else this.pending.add(name);
    }
    this.show(say("conflict"), true);
  }

  conflict(name, theirs, mine) {
    const field = this.fields(name)[0];
    const place = field.closest(".field, .score") || field;
    place.querySelector(":scope > [data-conflict]")?.remove();
    const box = document.createElement("div");
    box.dataset.conflict = name;
    box.className = "notice due";
    box.setAttribute("role", "alert");
    const words = document.createElement("p");
    words.textContent = `${say("conflict")} ${say("theirs")}`;
    const quote = document.createElement("blockquote");
    quote.textContent = theirs;
    const done = (values, overwrite) => {
      this.put(name, values);
      this.base[name] = overwrite ? [theirs] : values;
      this.overwrite = overwrite;
      box.remove();
      if (overwrite) { this.pending.add(name); this.remember(name); this.save(); }
      else { const kept = this.kept(); delete kept[name]; this.keep(kept); }
      field.focus();
    };
    box.append(words, quote, this.button(say("take_theirs"), () => done([theirs], false)), " ", this.button(say("keep_mine"), () => done(mine, true)));
    place.append(box);
  }

  button(label, action) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "button small", textContent: label });
    button.addEventListener("click", action);
    return button;
  }

  show(text, waiting = false) {
    this.line.textContent = text;
    this.line.classList.toggle("waiting", waiting);
  }

  tell(said) {
    for (const [name, sentence] of Object.entries(said.missing || {})) {
      for (const place of document.querySelectorAll(`[data-missing="${CSS.escape(name)}"]`)) {
        place.textContent = sentence;
        place.hidden = !sentence;
      }
    }
    for (const [key, task] of Object.entries(said.tasks || {})) {
      const item = document.querySelector(`[data-task="${CSS.escape(key)}"]`);
      item?.classList.toggle("done", Boolean(task.done));
      const words = item?.querySelector(".tasks-state");
      if (words) words.textContent = task.words;
    }
    this.form.dispatchEvent(new CustomEvent("autosave:saved", { detail: said, bubbles: true }));
  }

  beacon() {
    if (this.leaving) return;
    for (const name of this.typed) if (!this.same(this.values(name), this.base[name])) this.pending.add(name);
    if (!this.pending.size || this.failed === "expired") return;
    navigator.sendBeacon(this.url, this.body(new Map([...this.pending].map((name) => [name, this.values(name)]))));
  }

  // For links that show what was typed (data-after-save): everything is at the server first, or three seconds are over.
  async flush() {
    const until = Date.now() + 3000;
    this.take([...this.typed]);
    while (this.busy && Date.now() < until) await Promise.race([this.busy, new Promise((go) => setTimeout(go, 3000))]);
  }
}

for (const form of document.querySelectorAll("form[data-autosave-url]")) new Autosave(form);
document.addEventListener("poll:fresh", (event) => event.target.querySelectorAll("form[data-autosave-url]").forEach((form) => new Autosave(form)));

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-after-save]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  await Promise.all([...document.querySelectorAll("form[data-autosave-url]")].map((form) => form.autosave?.flush()));
  location.assign(link.href);
});

// Who signs out leaves nothing unsaved on a shared computer.
document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-sign-out]")) return;
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  } catch { /* no store, nothing kept */ }
});
