/**
 * Open: the site's search for other modules of a page: the catalogue's filter, the page for what was not found.
 *
 *     import { open } from "../search/open.js";
 *     const search = await open(); // fetches the index, once a page
 *     search.rank("gældshjælp", { kinds: ["activity"] }); // [{address, kind, title, score}, …], best first
 *
 * Addresses are from the site's root. An empty list means that nothing answers, and also that nothing was asked.
 */

import { engine } from "./engine.js";
import { load } from "./load.js";

/** @type {Promise<import("./engine.js").Engine> | undefined} */
let opened;

/**
 * Give the engine with the site's index.
 * @returns {Promise<import("./engine.js").Engine>}
 */
export function open() {
  const { search } = JSON.parse(document.getElementById("__config")?.textContent ?? "{}");
  opened ??= load(new URL(search, document.baseURI).href).then(engine);
  return opened;
}
