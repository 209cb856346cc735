// Tables that can be sorted: the heads that say how become buttons. Without this the rows stand as they were written.

const danish = new Intl.Collator("da", { numeric: true });

/**
 * Give what a row is sorted by.
 * @param {HTMLTableRowElement} row
 * @param {number} column
 * @returns {string}
 */
const written = (row, column) => {
  const cell = /** @type {HTMLElement} */ (row.cells[column]);
  return cell.dataset.value ?? cell.textContent.trim();
};

/**
 * Sort a table by a column; numbers with the greatest first, texts from a to å, and again the other way round.
 * @param {HTMLTableElement} table
 * @param {HTMLTableCellElement} head
 */
const sortBy = (table, head) => {
  const column = head.cellIndex;
  const isNumber = head.dataset.sort === "number";
  const before = head.getAttribute("aria-sort");
  const isAscending = before ? before === "descending" : !isNumber;
  const order = isAscending ? 1 : -1;
  const body = table.tBodies[0];
  const rows = [...body.rows].sort((one, other) => {
    const [a, b] = [written(one, column), written(other, column)];
    return order * (isNumber ? Number(a) - Number(b) : danish.compare(a, b));
  });
  for (const each of table.querySelectorAll("thead [aria-sort]")) each.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", isAscending ? "ascending" : "descending");
  body.append(...rows);
};

for (const table of /** @type {NodeListOf<HTMLTableElement>} */ (document.querySelectorAll("table[data-sortable]"))) {
  for (const head of /** @type {NodeListOf<HTMLTableCellElement>} */ (table.querySelectorAll("th[data-sort]"))) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "kk-sorter";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sortBy(table, head));
    head.append(button);
  }
}
