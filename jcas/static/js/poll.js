// [data-poll-url]: asks for the element's own HTML again and puts it in its place, until the answer has no data-poll-url any more.
// Without script the page reloads itself (macro page.polled writes the <noscript>).
const PATIENCE = 1.3;

function poll(element, wait) {
  setTimeout(async () => {
    if (!element.isConnected) return;
    if (document.hidden) return poll(element, wait);
    try {
      const answer = await fetch(element.dataset.pollUrl, { headers: { Accept: "text/html" }, credentials: "same-origin" });
      if (answer.ok && answer.status !== 204) return replace(element, await answer.text(), wait);
      if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) return undefined;
    } catch { /* the connection comes back or the person reloads */ }
    return poll(element, Math.min(wait * PATIENCE, 10000));
  }, wait);
}

function replace(element, html, wait) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const fresh = (element.id && page.getElementById(element.id)) || page.body.firstElementChild;
  if (!fresh) return;
  const focused = element.contains(document.activeElement) && document.activeElement.id;
  if (fresh.innerHTML !== element.innerHTML || !fresh.dataset.pollUrl) {
    element.replaceWith(fresh);
    if (focused) document.getElementById(focused)?.focus();
    fresh.dispatchEvent(new CustomEvent("poll:fresh", { bubbles: true }));
    element = fresh;
  }
  if (element.dataset.pollUrl) poll(element, Math.min(wait * PATIENCE, 10000));
}

for (const element of document.querySelectorAll("[data-poll-url]")) poll(element, 1000 * Number(element.dataset.pollSeconds || 1));
