// Beside the journal's time, the reader's own, where the clocks differ.
for (const time of document.querySelectorAll("time[data-moment]")) {
  const at = new Date(time.dateTime);
  const here = at.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hour12: false });
  const day = at.toLocaleDateString(document.documentElement.lang, { day: "numeric", month: "short" });
  if (!time.textContent.includes(here)) time.title = `${day}, ${here} (${Intl.DateTimeFormat().resolvedOptions().timeZone})`;
}
