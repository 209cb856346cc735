/** Not found: what the words of an address that leads nowhere may have meant, on the page that says so. */

import { open } from "./open.js";

const MOST_GUESSES = 5;

const { base } = JSON.parse(document.getElementById("__config")?.textContent ?? "{}");
const guesses = /** @type {HTMLElement} */ (document.querySelector(".kk-guesses"));

/** The words of an address's last part: `/aktiviteter/lommepenge-job/` asks for "lommepenge job". */
function wordsOf(/** @type {string} */ path) {
  const parts = path.replace(/\.html?$/, "").split("/").filter(Boolean);
  try {
    return decodeURIComponent(parts.at(-1) ?? "").replace(/[-_.+]+/g, " ");
  } catch {
    // A percent sign that begins no letter: nobody can say what was meant.
    return "";
  }
}

/** @param {{address: string, title: string}} hit */
function entry({ address, title }) {
  const link = document.createElement("a");
  link.href = `${base.replace(/\/$/, "")}/${address}`;
  link.textContent = title;
  const item = document.createElement("li");
  item.append(link);
  return item;
}

open().then((search) => {
  // Of a theme and an outcome with one name the likelier one is enough.
  const byTitle = new Map(search.rank(wordsOf(location.pathname)).reverse().map((hit) => [hit.title, hit]));
  const hits = [...byTitle.values()].sort((one, other) => other.score - one.score).slice(0, MOST_GUESSES);
  guesses.querySelector("ul")?.append(...hits.map(entry));
  guesses.hidden = !hits.length;
});
