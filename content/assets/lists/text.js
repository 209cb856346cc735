// Text: which activities a text finds, the best first. Knows no page.

/** @typedef {import("./facets.js").Activity} Activity */

/**
 * The activities that have every word of a text somewhere, by id, each with how well: the greater the better.
 * @param {string} text
 * @param {Record<string, Activity>} activities
 * @returns {Map<string, number>}
 */
export function find(text, activities) {
  const words = fold(text).split(/[^a-z0-9]+/).filter(Boolean);
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const [id, activity] of Object.entries(activities)) {
    const [title, names, summary] = [activity.title, activity.aliases.join(" "), activity.summary].map(fold);
    const scores = words.map(word =>
      title.startsWith(word) ? 4 : title.includes(word) ? 3 : names.includes(word) ? 2 : summary.includes(word) ? 1 : 0,
    );
    if (scores.every(Boolean)) found.set(id, scores.reduce((sum, score) => sum + score, 0));
  }
  return found;
}

/**
 * A text without capitals, accents and letters that a foreign keyboard lacks: æ as ae, ø as oe, å as aa.
 * @param {string} text
 */
export function fold(text) {
  return text
    .toLowerCase()
    .replaceAll("æ", "ae")
    .replaceAll("ø", "oe")
    .replaceAll("å", "aa")
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "");
}
