// The words that the script shows; they come with the page.
const words = JSON.parse(document.documentElement.dataset.words);

export function say(name, values = {}) {
  return words[name].replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
}
