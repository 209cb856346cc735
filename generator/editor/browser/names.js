// Names for Decap's buttons that are a picture only, so that a screen reader can say what they do.

/**
 * Name the buttons above each item of a list, those too that come later.
 * @param {HTMLElement} around
 * @param {{ fold: string, move: string, remove: string }} names
 */
export function nameButtons(around, { fold, move, remove }) {
  const name = () => {
    for (const handle of around.querySelectorAll('[aria-roledescription="sortable"]:not([aria-label])')) {
      handle.setAttribute("aria-label", move);
      const buttons = handle.parentElement?.querySelectorAll(":scope > button") ?? [];
      for (const button of buttons) button.setAttribute("aria-label", button === buttons[0] ? fold : remove);
    }
  };
  new MutationObserver(name).observe(around, { childList: true, subtree: true });
}
