/** Snippet: the visible text around what was found, as HTML in which everything is escaped and the found is marked. */

import { WORD } from "./danish.js";

const SHOWN = 200;
const BEFORE = 50;

/** @type {Record<string, string>} */
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/**
 * Escape a text for HTML.
 * @param {string} text
 * @returns {string}
 */
export const escape = (text) => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign]);

/**
 * Mark the found words of a text.
 * @param {string} text
 * @param {(word: string) => boolean} isFound
 * @returns {string} HTML
 */
export function mark(text, isFound) {
  let html = "";
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    const word = match[0];
    html += escape(text.slice(end, match.index)) + (isFound(word) ? `<mark>${escape(word)}</mark>` : escape(word));
    end = match.index + word.length;
  }
  return html + escape(text.slice(end));
}

/**
 * Count the different found words of a text.
 * @param {string} text
 * @param {(word: string) => boolean} isFound
 * @returns {number}
 */
export const found = (text, isFound) =>
  [...new Set(text.match(WORD) || [])].filter(isFound).length;

/**
 * Cut the part out of a text that has the most of the found words, and mark them.
 * @param {string} text
 * @param {(word: string) => boolean} isFound
 * @returns {string} HTML
 */
export function snippet(text, isFound) {
  if (text.length <= SHOWN) return mark(text, isFound);
  const hits = [...text.matchAll(WORD)].filter((match) => isFound(match[0]));
  let start = 0;
  let most = 0;
  for (const { index } of hits) {
    const from = Math.max(0, index - BEFORE);
    const within = hits.filter((hit) => hit.index >= from && hit.index < from + SHOWN);
    const different = new Set(within.map((hit) => hit[0].slice(0, 6).toLowerCase())).size;
    if (different > most) [most, start] = [different, from];
  }
  if (start) start = text.indexOf(" ", start) + 1;
  if (start < BEFORE / 2) start = 0;
  let end = Math.min(text.length, start + SHOWN);
  if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), start + SHOWN / 2);
  return (start ? "… " : "") + mark(text.slice(start, end), isFound) + (end < text.length ? " …" : "");
}
