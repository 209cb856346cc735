// Shortlist: the ids of the activities that a reader has saved, in this browser and nowhere else.

const PLACE = "kernekatalog.min-liste";

/**
 * The saved ids, in the order they were saved; none where the browser keeps nothing.
 * @returns {string[]}
 */
export function saved() {
  try {
    const kept = JSON.parse(localStorage.getItem(PLACE) ?? "[]");
    return Array.isArray(kept) ? kept.filter(id => typeof id === "string") : [];
  } catch {
    return []; // Storage is shut off, or holds what is not ours.
  }
}

/**
 * Keep these ids, and no others.
 * @param {string[]} ids
 * @returns {boolean} Whether the browser keeps them.
 */
export function keep(ids) {
  try {
    localStorage.setItem(PLACE, JSON.stringify([...new Set(ids)]));
    return true;
  } catch {
    return false;
  }
}
