// The evidence gap map: narrowed by what is chosen, walked by arrow keys, and each cell opens its studies.

import { choose, chosen, show } from "./address.js";
import { all, fill, the } from "./page.js";

const form = /** @type {HTMLFormElement} */ (the("#kk-map"));
const table = the(".kk-map__table");
const dialog = /** @type {HTMLDialogElement} */ (the("#kk-studies"));
const count = the(".kk-map__count");
const rows = all("tr[data-activity]", table);
const heads = all("thead th[data-outcome]", table);

/** Show the rows, columns and cells that fit what is chosen. */
function render() {
  const parameters = chosen(form);
  const [theme, group, about, strength, direction] = ["indsats", "gruppe", "effektmaal", "styrke", "retning"].map(
    name => parameters.get(name) ?? "",
  );
  const isNarrowed = Boolean(strength || direction || parameters.get("huller"));
  const has = /** @param {string | undefined} list @param {string} value */ (list, value) => !value || (list ?? "").split(" ").includes(value);
  const fitting = rows.filter(row => has(row.dataset.indsats, theme) && has(row.dataset.gruppe, group));
  const columns = heads.filter(head => !about || head.dataset.theme === about).map(head => head.dataset.outcome);
  /** @type {Set<HTMLElement>} */
  const filled = new Set();
  for (const row of fitting) {
    for (const cell of all("td.kk-map__cell", row)) {
      const fits = columns.includes(cell.dataset.outcome) && has(cell.dataset.styrke, strength) && has(cell.dataset.retning, direction);
      /** @type {HTMLElement} */ (cell.firstElementChild).hidden = !fits;
      if (fits) filled.add(cell);
    }
  }
  const measured = new Set([...filled].map(cell => cell.dataset.outcome));
  const shown = new Set(columns.filter(outcome => !isNarrowed || measured.has(outcome)));
  for (const row of rows) {
    row.hidden = !fitting.includes(row) || (isNarrowed && !all("td.kk-map__cell", row).some(cell => filled.has(cell)));
  }
  for (const cell of all("[data-outcome]", table)) cell.hidden = !shown.has(cell.dataset.outcome);
  for (const head of all("thead th[data-theme]:not([data-outcome])", table)) {
    const width = heads.filter(each => each.dataset.theme === head.dataset.theme && !each.hidden).length;
    head.hidden = !width;
    /** @type {HTMLTableCellElement} */ (head).colSpan = width || 1;
  }
  for (const body of all("tbody", table)) body.hidden = all("tr[data-activity]", body).every(row => row.hidden);
  count.textContent = fill(count.dataset.text, {
    activities: rows.filter(row => !row.hidden).length,
    outcomes: [...shown].filter(Boolean).length,
    measured: [...filled].filter(cell => cell.dataset.outcome).length,
  });
}

/** @param {HTMLElement} cell */
function open(cell) {
  const template = /** @type {HTMLTemplateElement} */ (cell.querySelector("template"));
  the("#kk-studies-title").textContent = template.dataset.title ?? "";
  /** @type {HTMLElement} */ (dialog.querySelector("div")).replaceChildren(template.content.cloneNode(true));
  dialog.showModal();
}

/**
 * The next cell with studies in a direction; null at the end.
 * @param {HTMLElement} from
 * @param {string} key
 */
function next(from, key) {
  const shown = rows.filter(row => !row.hidden);
  const here = { row: shown.indexOf(/** @type {HTMLElement} */ (from.parentElement)), column: place(from) };
  const links = shown.flatMap((row, number) =>
    all("td.kk-map__cell:not([hidden]) > a:not([hidden])", row).map(link => ({ link, row: number, column: place(/** @type {HTMLElement} */ (link.parentElement)) })),
  );
  const isAlong = key === "ArrowLeft" || key === "ArrowRight";
  const step = key === "ArrowLeft" || key === "ArrowUp" ? -1 : 1;
  const ahead = links.filter(each =>
    isAlong ? each.row === here.row && (each.column - here.column) * step > 0 : each.column === here.column && (each.row - here.row) * step > 0,
  );
  ahead.sort((one, other) => step * (one.row - other.row || one.column - other.column));
  return ahead[0]?.link ?? null;
}

/** @param {HTMLElement} cell */
const place = cell => /** @type {HTMLTableCellElement} */ (cell).cellIndex;

table.addEventListener("click", event => {
  const cell = /** @type {HTMLElement} */ (event.target).closest("td.kk-map__cell");
  // Whoever asks for a new tab gets the link.
  if (!(cell instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open(cell);
});
table.addEventListener("keydown", event => {
  const cell = /** @type {HTMLElement} */ (event.target).closest("td.kk-map__cell");
  if (!(cell instanceof HTMLElement) || !event.key.startsWith("Arrow")) return;
  event.preventDefault();
  next(cell, event.key)?.focus();
});
dialog.addEventListener("click", event => { if (event.target === dialog) dialog.close(); });
form.addEventListener("input", () => {
  show(chosen(form), { isStep: true });
  render();
});
form.addEventListener("submit", event => event.preventDefault());

function restore() {
  choose(form, new URLSearchParams(location.search));
  render();
}
addEventListener("popstate", restore);
for (const each of [form, count, the(".kk-map__keys"), the(".kk-map__studies")]) each.hidden = false;
restore();
