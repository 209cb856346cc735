// What a record's page can do where there is a script: print, copy a reference, and say that its review is overdue.

/** @param {string} selector @returns {HTMLElement[]} */
const all = (selector) => [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector))];

for (const button of all("[data-kk-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

const copied = /** @type {HTMLElement} */ (document.querySelector("[data-kk-copied]"));
for (const button of navigator.clipboard ? all("[data-kk-copy]") : []) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.kkCopy ?? "")?.textContent ?? "");
    copied.textContent = "";
    // A second copy is told as well: a status is read when it changes.
    setTimeout(() => (copied.textContent = copied.getAttribute("data-kk-copied")), 50);
  });
}

// The site is built without a clock, so that the same records give the same bytes.
const today = new Date().toISOString().slice(0, 10);
for (const note of all("[data-kk-due]")) note.hidden = today <= (note.dataset.kkDue ?? "");
