// The sentences that scripts say, translated by the server into <body data-words>.
const words = JSON.parse(document.body.dataset.words || "{}");

export function say(key, values = {}) {
  return (words[key] || key).replace(/%\((\w+)\)s/g, (_, name) => values[name] ?? "");
}
