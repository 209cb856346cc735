// Similar areas: the areas most like the one chosen, by the indicators that are ticked, with all of it in the address.

import { choose, chosen, show } from "./address.js";
import { nearest } from "./distance.js";
import { all, fill, greet, the } from "./page.js";

const page = the(".kk-similar");
const form = /** @type {HTMLFormElement} */ (the(".kk-similar form"));
const area = /** @type {HTMLSelectElement} */ (the("#kk-area"));
const status = the(".kk-similar__status");
const body = the(".kk-similar tbody");
const limits = {
  fewest: Number(page.dataset.fewest),
  most: Number(page.dataset.most),
  years: Number(page.dataset.years),
};
const language = document.documentElement.lang;
const decimal = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const listed = new Intl.ListFormat(language);
/** @type {Map<string, HTMLElement>} */
const rows = new Map(all("tr[data-area]").map(row => [row.dataset.area ?? "", row]));

/**
 * A row's cell as the number that it shows.
 * @param {HTMLElement} cell
 * @returns {import("./distance.js").Reading | null}
 */
const reading = ({ dataset: { score, year, era } }) =>
  score === undefined ? null : { score: Number(score), year: Number(year), era: Number(era) };

/** The table that the chosen area stands in. */
const table = () => /** @type {HTMLElement} */ (rows.get(area.value)?.closest("table"));

/** The boxes of the indicators that areas of its kind have. */
const boxes = () =>
  /** @type {HTMLInputElement[]} */ (all(`fieldset[data-kind="${table().dataset.kind}"] input`));

/** What is chosen as the part of an address: ticks only where some are missing. */
function parameters() {
  const asked = chosen(form);
  if (boxes().every(box => box.checked)) asked.delete("indikator");
  return asked;
}

/** Show what is chosen in the form. */
function render() {
  for (const each of /** @type {HTMLFieldSetElement[]} */ (all("fieldset", form))) {
    each.hidden = each.disabled = each.dataset.kind !== table().dataset.kind;
  }
  const ticked = boxes().flatMap((box, position) => (box.checked ? [position] : []));
  const titles = all("thead th[data-indicator]", table()).map(head => head.textContent ?? "");
  const readings = new Map(
    all("tr[data-area]", table()).map(row => {
      const cells = all("td", row);
      return [row.dataset.area ?? "", ticked.map(position => reading(cells[position]))];
    }),
  );
  const found = nearest(area.value, readings, limits);
  body.replaceChildren(
    ...found.map(({ id, distance, common }) =>
      line(id, decimal.format(distance), listed.format(common.map(position => titles[ticked[position]]))),
    ),
  );
  /** @type {HTMLElement} */ (body.parentElement).hidden = !found.length;
  const said = ticked.length < limits.fewest ? "few" : found.length ? "found" : "none";
  status.textContent = fill(status.dataset[said], {
    area: area.selectedOptions[0].text,
    count: ticked.length,
    fewest: limits.fewest,
  });
}

/**
 * @param {string} id
 * @param {string} distance
 * @param {string} indicators
 */
function line(id, distance, indicators) {
  const row = document.createElement("tr");
  const head = /** @type {HTMLElement} */ (rows.get(id)?.querySelector("th")).cloneNode(true);
  const number = document.createElement("td");
  number.className = "kk-numeric";
  number.dataset.label = body.dataset.distance;
  number.textContent = distance;
  const names = document.createElement("td");
  names.textContent = indicators;
  row.append(head, number, names);
  return row;
}

/** Set the form to what the address says. */
function read() {
  choose(form, new URLSearchParams(location.search));
  render();
}

form.addEventListener("submit", event => event.preventDefault());
form.addEventListener("input", () => {
  render();
  show(parameters(), { isStep: false });
});
addEventListener("popstate", read);
page.hidden = false;
greet();
read();
