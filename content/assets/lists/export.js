// Export: rows as a table for a Danish Excel, publications as BibTeX, and a file of either. Knows no page.

/**
 * Rows as CSV that a Danish Excel opens as columns: semicolons, a mark of UTF-8 at the start, Windows line ends. A cell
 * that a spreadsheet would take for a formula gets an apostrophe in front of it.
 * @param {string[][]} rows The first one is the heading.
 */
export function csv(rows) {
  const cell = /** @param {string} text */ text => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  return `\uFEFF${rows.map(row => `${row.map(cell).join(";")}\r\n`).join("")}`;
}

/**
 * BibTeX entries one below the other, each once.
 * @param {string[]} entries
 */
export function bibtex(entries) {
  return `${[...new Set(entries)].join("\n\n")}\n`;
}

/**
 * Give the reader a file.
 * @param {string} name
 * @param {string} type
 * @param {string} content
 */
export function download(name, type, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  // The browser has taken hold of the file by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
