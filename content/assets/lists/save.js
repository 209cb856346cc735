// Save: the buttons that put an activity on the reader's own list, or take it off again.

import { keep, saved } from "./shortlist.js";

/** Answer the buttons of this page, and keep them true to the list. */
export function keepButtons() {
  document.addEventListener("click", event => {
    const button = /** @type {HTMLElement} */ (event.target).closest("button[data-save]");
    if (button instanceof HTMLElement) toggle(button.dataset.save ?? "");
  });
  addEventListener("storage", writeButtons);
  addEventListener("pageshow", writeButtons);
  writeButtons();
}

/** Show every button there is by now, pressed where its activity is saved. */
export function writeButtons() {
  const ids = saved();
  // A button that could not keep anything would be a promise not kept.
  const isKept = keep(ids);
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("button[data-save]"))) {
    button.hidden = !isKept;
    button.setAttribute("aria-pressed", String(ids.includes(button.dataset.save ?? "")));
  }
}

/** @param {string} id */
function toggle(id) {
  const ids = saved();
  keep(ids.includes(id) ? ids.filter(each => each !== id) : [...ids, id]);
  writeButtons();
}
