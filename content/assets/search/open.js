/**
 * Open: the site's search for other modules of a page: the catalogue's filter, the page for what was not found.
 *
 *     import { open } from "../search/open.js";
 *     const search = await open(); // fetches the index, once a page
 *     search.rank("gældshjælp", { kinds: ["activity"] }); // [{address, kind, title, score}, …], best first
 *
 * Addresses are from the site's root. An empty list means that nothing answers, and also that nothing was asked.
 */

import { load, run, shared } from "./load.js";

/** @type {Promise<import("./engine.js").Engine> | undefined} */
let opened;

/**
 * Give the engine with the site's index.
 * @returns {Promise<import("./engine.js").Engine>}
 */
export function open() {
  opened ??= start();
  return opened;
}

/** The engine comes with the worker's script, which the browser has already. */
async function start() {
  const { search } = JSON.parse(document.getElementById("__config")?.textContent ?? "{}");
  const worker = new URL(search, document.baseURI).href;
  if (!shared.kernekatalogEngine) await run(worker);
  if (!shared.kernekatalogEngine) throw new Error(`There is no engine in ${worker}.`);
  return shared.kernekatalogEngine(await load(worker));
}
