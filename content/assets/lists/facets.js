// Facets: which activities a choice leaves, and how many each further choice would leave. Knows no page.

/**
 * @typedef {{facets: Record<string, string[]>, evaluations: number}} Look
 * @typedef {{facets: Record<string, string[]>, age: [number | null, number | null] | null, reviewed: string,
 *   unchosen: Look, outcomes: Record<string, Look>}} Activity What the page knows of an activity.
 * @typedef {{outcome: string, age: number | null, withUnknownAge: boolean, chosen: Record<string, string[]>}} Choice
 *   Chosen values by facet; the empty text is no outcome.
 */

/**
 * An activity as seen from the chosen outcome; undefined where it is not measured on it.
 * @param {Activity} activity
 * @param {Choice} choice
 * @returns {Look | undefined}
 */
export function look(activity, choice) {
  return choice.outcome ? activity.outcomes[choice.outcome] : activity.unchosen;
}

/**
 * The values of an activity in a facet, as seen from the chosen outcome.
 * @param {Activity} activity
 * @param {string} facet
 * @param {Choice} choice
 * @returns {string[]}
 */
export function values(activity, facet, choice) {
  return look(activity, choice)?.facets[facet] ?? activity.facets[facet] ?? [];
}

/**
 * Whether an activity fits all that is chosen: in each facet one of the chosen values, and the age.
 * @param {Activity} activity
 * @param {Choice} choice
 * @param {string} [except] A facet that is left out of account.
 */
export function fits(activity, choice, except) {
  if (!look(activity, choice)) return false;
  if (choice.age !== null && except !== "alder" && !isForAge(activity, choice.age, choice.withUnknownAge)) return false;
  return Object.entries(choice.chosen).every(
    ([facet, chosen]) =>
      facet === except || !chosen.length || values(activity, facet, choice).some(value => chosen.includes(value)),
  );
}

/**
 * How many of the activities each value of a facet would leave beside what is chosen in the others.
 * @param {Activity[]} activities
 * @param {string} facet
 * @param {Choice} choice
 * @returns {Map<string, number>}
 */
export function counts(activities, facet, choice) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const activity of activities) {
    if (!fits(activity, choice, facet)) continue;
    for (const value of values(activity, facet, choice)) found.set(value, (found.get(value) ?? 0) + 1);
  }
  return found;
}

/**
 * The activities that fit but for their age, which nobody states.
 * @param {Activity[]} activities
 * @param {Choice} choice
 */
export function withoutAge(activities, choice) {
  return activities.filter(activity => !activity.age && fits(activity, choice, "alder"));
}

/**
 * What to sort by, the least first; what is not known comes last.
 * @param {Activity} activity
 * @param {string} sort
 * @param {Choice} choice
 * @returns {number}
 */
export function rank(activity, sort, choice) {
  const level = /** @param {string} facet */ facet => Number(values(activity, facet, choice)[0]?.match(/\d/)?.[0] ?? -1);
  switch (sort) {
    case "strength": return -level("styrke");
    case "evaluations": return -(look(activity, choice)?.evaluations ?? 0);
    case "cost": return level("omkostning") < 0 ? Infinity : level("omkostning");
    case "readiness": return -level("parathed");
    case "reviewed": return -Number(activity.reviewed.replaceAll("-", ""));
    default: return 0;
  }
}

/**
 * @param {Activity} activity
 * @param {number} age
 * @param {boolean} withUnknown
 */
function isForAge(activity, age, withUnknown) {
  if (!activity.age) return withUnknown;
  const [from, to] = activity.age;
  return (from ?? 0) <= age && age <= (to ?? Infinity);
}
