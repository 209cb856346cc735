// The catalogue: cards and rows narrowed, sorted and counted by what is chosen, with all of it in the address.

import { open } from "../search/open.js";
import { choose, chosen, show, withActivities } from "./address.js";
import { counts, fits, rank, withoutAge } from "./facets.js";
import { all, fill, greet, the } from "./page.js";
import { keepButtons } from "./save.js";

/** @typedef {import("./facets.js").Activity} Activity */
/** @typedef {import("./facets.js").Choice} Choice */

const MOST_COMPARED = 4;
const SETTLED_MS = 400;

/** @type {{activities: Record<string, Activity>, texts: Record<string, string>}} */
const { activities, texts } = JSON.parse(the("#kk-known").textContent ?? "");
const ids = Object.keys(activities);
const form = /** @type {HTMLFormElement} */ (the("#kk-browse"));
const facets = all("[data-facet]", form).map(each => each.dataset.facet ?? "").filter(name => name !== "alder");
const cards = the(".kk-browse .kk-cards");
const rows = the(".kk-browse__table tbody");
const count = the(".kk-browse__count");

/**
 * @param {URLSearchParams} parameters
 * @returns {Choice}
 */
function choice(parameters) {
  const age = parameters.get("alder");
  return {
    outcome: parameters.get("effektmaal") ?? "",
    age: age === null ? null : Number(age),
    withUnknownAge: parameters.has("alder-ukendt"),
    chosen: Object.fromEntries(facets.map(name => [name, parameters.getAll(name)])),
  };
}

/**
 * The activities that a text finds, by the site's own search, each with how well: the greater the better.
 * @param {string} text
 * @returns {Promise<Map<string, number>>}
 */
async function find(text) {
  const search = await open();
  return new Map(search.rank(text, { kinds: ["activity"] }).map(({ address, score }) => [address.split("/")[1], score]));
}

/** Show what is chosen in the form, at once where there is no text to look for. */
async function render() {
  const parameters = chosen(form);
  const now = choice(parameters);
  const text = (parameters.get("soeg") ?? "").trim();
  const hits = text ? await find(text) : null;
  // Something else was chosen meanwhile, and is shown by now.
  if (chosen(form).toString() !== parameters.toString()) return;
  const findable = ids.filter(id => !hits || hits.has(id));
  const sort = parameters.get("sorter") ?? "";
  const key = /** @param {string} id */ id => (sort ? rank(activities[id], sort, now) : -(hits?.get(id) ?? 0));
  // Sorting is stable: what is alike stays in the order of the alphabet.
  const left = findable.filter(id => fits(activities[id], now)).sort((one, other) => Math.sign(key(one) - key(other)) || 0);
  arrange(cards, left, now.outcome);
  arrange(rows, left, now.outcome);
  const isTable = parameters.get("vis") === "tabel";
  cards.hidden = isTable;
  the(".kk-browse__table").hidden = !isTable;
  the(".kk-browse__none").hidden = left.length > 0;
  writeCounts(findable.map(id => activities[id]), now);
  writeChips(parameters);
  writeAbout(findable.map(id => activities[id]), now);
  writePicked(parameters.getAll("sammenlign"));
  say(count, fill(left.length === 1 ? texts.one : texts.other, { n: left.length, all: ids.length }));
}

/**
 * Put the shown activities first, in order, each with the grade of the chosen outcome; hide the others.
 * @param {HTMLElement} list
 * @param {string[]} shown
 * @param {string} outcome
 */
function arrange(list, shown, outcome) {
  const byId = new Map(all("[data-activity]", list).map(each => [each.dataset.activity, each]));
  for (const [id, each] of byId) each.hidden = !shown.includes(id ?? "");
  for (const id of shown) {
    const each = /** @type {HTMLElement} */ (byId.get(id));
    for (const part of all("[data-outcome]", each)) {
      part.hidden = outcome ? part.dataset.outcome !== outcome : part.dataset.primary === undefined;
    }
    list.append(each);
  }
}

/**
 * @param {Activity[]} found
 * @param {Choice} now
 */
function writeCounts(found, now) {
  for (const facet of facets) {
    const numbers = counts(found, facet, now);
    for (const field of /** @type {HTMLInputElement[]} */ (all(`input[name="${facet}"]`, form))) {
      const label = /** @type {HTMLElement} */ (field.closest("label"));
      const number = numbers.get(field.value) ?? 0;
      /** @type {HTMLElement} */ (label.querySelector(".kk-facet__count")).textContent = String(number);
      label.classList.toggle("kk-facet--empty", !number && !field.checked);
    }
  }
  for (const option of /** @type {HTMLOptionElement[]} */ (all("#kk-outcome option[data-title]"))) {
    const number = found.filter(activity => fits(activity, { ...now, outcome: option.value })).length;
    option.textContent = `${option.dataset.title} (${number})`;
  }
}

/** @param {URLSearchParams} parameters */
function writeChips(parameters) {
  const chips = the(".kk-browse__chips");
  const filters = [...parameters].filter(([name]) => !["sorter", "vis", "sammenlign", "alder-ukendt"].includes(name));
  chips.replaceChildren(...filters.map(([name, value]) => chip(name, value)));
  if (filters.length > 1) chips.append(item(texts.clear, texts.clear, () => drop(filters)));
  chips.hidden = !filters.length;
}

/**
 * @param {string} name
 * @param {string} value
 */
function chip(name, value) {
  const label = labelOf(name, value);
  return item(label, fill(texts.remove, { filter: label }), () => drop([[name, value]]));
}

/** @param {string[][]} filters Names and values. */
function drop(filters) {
  const isDropped = /** @param {string[]} each */ ([name, value]) => filters.some(each => each[0] === name && each[1] === value);
  choose(form, new URLSearchParams([...chosen(form)].filter(each => !isDropped(each))));
}

/**
 * @param {string} text
 * @param {string} name
 * @param {() => void} action
 */
function item(text, name, action) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "kk-button", textContent: text });
  button.setAttribute("aria-label", name);
  button.addEventListener("click", () => {
    action();
    changed({ isStep: true });
    // The button is gone: whoever goes by keyboard is at the next one, or at the count.
    (all(".kk-browse__chips button")[0] ?? count).focus();
  });
  const entry = document.createElement("li");
  entry.append(button);
  return entry;
}

/**
 * @param {string} name
 * @param {string} value
 */
function labelOf(name, value) {
  if (name === "soeg") return fill(texts.search, { text: value });
  if (name === "alder") return fill(texts.age, { age: value });
  if (name === "effektmaal") return outcomeTitle(value);
  const field = all(`input[name="${name}"]`, form).find(each => /** @type {HTMLInputElement} */ (each).value === value);
  return field?.parentElement?.querySelector("span")?.textContent ?? value;
}

/** @param {string} outcome */
function outcomeTitle(outcome) {
  return all("#kk-outcome option").find(each => /** @type {HTMLOptionElement} */ (each).value === outcome)?.dataset.title ?? outcome;
}

/** @param {string} title A title as it stands within a sentence. */
const lowered = title => title.charAt(0).toLowerCase() + title.slice(1);

/**
 * Say which outcome the signs are about, and who is left out because nobody states their age.
 * @param {Activity[]} found
 * @param {Choice} now
 */
function writeAbout(found, now) {
  const about = now.outcome ? fill(texts.chosen, { outcome: lowered(outcomeTitle(now.outcome)) }) : texts.primary;
  const ageless = now.age !== null && !now.withUnknownAge ? withoutAge(found, now).length : 0;
  the(".kk-browse__about").textContent = ageless ? `${about} ${fill(texts.unknown_age, { n: ageless })}` : about;
}

/** @param {string[]} picked */
function writePicked(picked) {
  const bar = the(".kk-browse__compare");
  bar.hidden = !picked.length;
  const link = /** @type {HTMLAnchorElement} */ (bar.querySelector("a"));
  link.href = withActivities(link.href, picked);
  link.hidden = picked.length < 2;
  /** @type {HTMLElement} */ (bar.querySelector("[role=status]")).textContent =
    picked.length < 2 ? texts.pick_more : fill(texts.picked, { n: picked.length });
  for (const field of /** @type {HTMLInputElement[]} */ (all("[data-pick] input"))) {
    field.disabled = picked.length >= MOST_COMPARED && !field.checked;
  }
}

/** @type {number | undefined} */
let settling;

/**
 * Write a status once the reader has stopped for a moment: a screen reader says the last of many.
 * @param {HTMLElement} status
 * @param {string} text
 */
function say(status, text) {
  clearTimeout(settling);
  const isFirst = !status.textContent;
  settling = setTimeout(() => { if (status.textContent !== text) status.textContent = text; }, isFirst ? 0 : SETTLED_MS);
}

/** @param {{isStep: boolean}} how */
function changed(how) {
  show(chosen(form), how);
  render();
}

/** Set the form by the address; what is chosen in a folded facet is unfolded. */
function restore() {
  choose(form, new URLSearchParams(location.search));
  for (const facet of all("details[data-facet]", form)) {
    const isUsed = [...facet.querySelectorAll("input")].some(field => (field.type === "checkbox" ? field.checked : field.value));
    if (isUsed) /** @type {HTMLDetailsElement} */ (facet).open = true;
  }
  render();
}

document.addEventListener("input", event => {
  const field = /** @type {HTMLInputElement} */ (event.target);
  if (field.form !== form) return;
  if (field.name === "sammenlign") {
    for (const twin of /** @type {HTMLInputElement[]} */ (all(`input[name="sammenlign"][value="${field.value}"]`))) {
      twin.checked = field.checked;
    }
  }
  // Each letter typed is no step of its own.
  changed({ isStep: !["search", "number"].includes(field.type) });
});
form.addEventListener("submit", event => event.preventDefault());
// The index is fetched while the reader is typing the first letters.
the("#kk-text").addEventListener("focus", open, { once: true });
addEventListener("popstate", restore);

for (const each of [form, the(".kk-browse__bar"), ...all("[data-pick]")]) each.hidden = false;
if (matchMedia("(max-width: 60em)").matches) /** @type {HTMLDetailsElement} */ (the(".kk-browse__facets")).open = false;
count.tabIndex = -1;
keepButtons();
greet();
restore();
