// Distance: how like each other two areas are, by the very formula that the generator has in twins.py.

/**
 * A number on the common scale.
 * @typedef {{score: number, year: number, era: number}} Reading
 */

/**
 * What two areas must have in common to be compared.
 * @typedef {{fewest: number, years: number}} Limits
 */

/**
 * The distance between two areas in standard deviations, and which of the indicators they have in common.
 * @param {(Reading | null)[]} ours
 * @param {(Reading | null)[]} theirs
 * @param {Limits} limits
 * @returns {{distance: number, common: number[]} | null} Nothing where too little is known.
 */
export function between(ours, theirs, { fewest, years }) {
  const common = ours.flatMap((one, position) => (areComparable(one, theirs[position], years) ? [position] : []));
  if (common.length < fewest) return null;
  let total = 0;
  for (const position of common) {
    total += (/** @type {Reading} */ (ours[position]).score - /** @type {Reading} */ (theirs[position]).score) ** 2;
  }
  return { distance: Math.sqrt(total / common.length), common };
}

/**
 * The areas most like one, nearest first; of two as near the first by id.
 * @param {string} area
 * @param {Map<string, (Reading | null)[]>} readings What is known of each area, on the indicators that count.
 * @param {Limits & {most: number}} limits
 */
export function nearest(area, readings, limits) {
  const ours = readings.get(area) ?? [];
  return [...readings]
    .filter(([id]) => id !== area)
    .flatMap(([id, theirs]) => {
      const found = between(ours, theirs, limits);
      return found ? [{ id, ...found }] : [];
    })
    .sort((one, other) => one.distance - other.distance || (one.id < other.id ? -1 : 1))
    .slice(0, limits.most);
}

/**
 * @param {Reading | null} one
 * @param {Reading | null} other
 * @param {number} years
 */
const areComparable = (one, other, years) =>
  one !== null && other !== null && one.era === other.era && Math.abs(one.year - other.year) <= years;
