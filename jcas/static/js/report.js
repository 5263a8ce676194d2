// When the report has come, what stands above it follows: the title that was read from the file.
document.addEventListener("poll:fresh", (event) => {
  const title = event.target.querySelector("[data-page-title]")?.dataset.pageTitle;
  const strip = document.querySelector(".strip-title");
  if (!title || !strip || strip.textContent === title) return;
  document.title = document.title.replace(strip.textContent, title);
  strip.textContent = title;
});
