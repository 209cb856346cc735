/**
 * Offline: for copies of the site that are opened from a folder. Links that scripts make lead to folders, as on a server;
 * from disk they must name the folder's own page. Links that stand in a page were mended when the copy was made.
 */
(() => {
  /** @param {Event} event */
  const mend = ({ target }) => {
    const link = target instanceof Element ? target.closest("a[href]") : null;
    if (link instanceof HTMLAnchorElement && link.protocol === "file:" && link.pathname.endsWith("/")) {
      link.pathname += "index.html";
    }
  };
  for (const type of ["pointerdown", "focusin", "click"]) document.addEventListener(type, mend, true);
})();
