// The comparison: the columns of two to four activities side by side, those that the address names.

import { show } from "./address.js";
import { activityTemplates, all, fill, greet, the } from "./page.js";
import { keepButtons, writeButtons } from "./save.js";

const MOST = 4;

const form = /** @type {HTMLFormElement} */ (the(".kk-picker"));
const added = /** @type {HTMLSelectElement} */ (the("#kk-add"));
const differences = /** @type {HTMLInputElement} */ (the("[name=forskelle]"));
const table = the(".kk-compare__table");
const status = the(".kk-compare__status");
const templates = activityTemplates();

/** The activities that the address names, as many as there is room for. */
function picked() {
  const named = new URLSearchParams(location.search).getAll("a").filter(id => templates.has(id));
  return [...new Set(named)].slice(0, MOST);
}

/**
 * Put the activities into the address, and show them.
 * @param {string[]} ids
 */
function pick(ids) {
  const parameters = new URLSearchParams(ids.map(id => ["a", id]));
  if (differences.checked) parameters.append(differences.name, differences.value);
  show(parameters, { isStep: true });
  render();
}

/** Show what the address names. */
function render() {
  differences.checked = new URLSearchParams(location.search).has(differences.name);
  const ids = picked();
  const columns = ids.map(id => /** @type {DocumentFragment} */ (/** @type {HTMLTemplateElement} */ (templates.get(id)).content.cloneNode(true)));
  const titles = ids.map(title);
  const head = /** @type {HTMLElement} */ (table.querySelector("thead tr"));
  head.replaceChildren(head.children[0], ...columns.map(column => part(column, "head")).filter(each => each !== null));
  for (const row of all("tbody tr", table)) {
    const cells = columns.map(column => part(column, row.dataset.row ?? ""));
    const isThere = cells.some(Boolean);
    const shown = cells.map(cell => cell ?? missing(row));
    shown.forEach((cell, number) => { cell.dataset.label = titles[number]; });
    row.replaceChildren(row.children[0], ...shown);
    const isSame = new Set(shown.map(cell => cell.dataset.value)).size === 1;
    row.classList.toggle("kk-compare__differs", !isSame && ids.length > 1);
    row.hidden = !isThere || (differences.checked && isSame && ids.length > 1);
    if (row.dataset.outcome !== undefined) row.dataset.measured = String(cells.filter(Boolean).length);
  }
  sortOutcomes();
  for (const each of all(".kk-compare__sides, .kk-compare__about")) each.hidden = !ids.length;
  table.style.setProperty("--kk-columns", String(ids.length));
  for (const option of added.options) option.disabled = ids.includes(option.value);
  added.value = "";
  for (const each of [added, ...all("button", form)]) /** @type {HTMLButtonElement} */ (each).disabled = ids.length >= MOST;
  const said = ids.length < 2 ? status.dataset.few : ids.length < MOST ? status.dataset.some : status.dataset.full;
  status.textContent = fill(said, { activities: titles.join(", ") });
  writeButtons();
}

/** Put the outcomes that most of the activities are measured on first; sorting is stable, so by the alphabet within. */
function sortOutcomes() {
  const outcomes = all("tr[data-outcome]", table);
  outcomes.sort((one, other) => Number(one.dataset.place) - Number(other.dataset.place));
  outcomes.sort((one, other) => Number(other.dataset.measured) - Number(one.dataset.measured));
  the("tr[data-row=age]").after(...outcomes);
}

/** @param {string} id */
const title = id => templates.get(id)?.dataset.title ?? "";

/**
 * @param {DocumentFragment} column
 * @param {string} row
 * @returns {HTMLElement | null}
 */
const part = (column, row) => column.querySelector(`[data-row="${row}"]`);

/**
 * The cell of an activity that is not measured on a row's outcome.
 * @param {HTMLElement} row
 */
function missing(row) {
  const cell = document.createElement("td");
  cell.setAttribute("role", "cell");
  cell.dataset.value = "";
  cell.className = "kk-unknown";
  cell.textContent = row.dataset.missing ?? "";
  return cell;
}

form.addEventListener("submit", event => {
  event.preventDefault();
  if (added.value) pick([...picked(), added.value]);
});
differences.addEventListener("input", () => pick(picked()));
table.addEventListener("click", event => {
  const button = /** @type {HTMLElement} */ (event.target).closest("[data-remove]");
  if (!(button instanceof HTMLElement)) return;
  pick(picked().filter(id => id !== button.dataset.remove));
  added.focus();
});
addEventListener("popstate", render);
all("tr[data-outcome]", table).forEach((row, number) => { row.dataset.place = String(number); });
the(".kk-compare").hidden = false;
keepButtons();
greet();
render();
