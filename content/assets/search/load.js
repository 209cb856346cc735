/** Load: the search index, a script beside the worker, so that it also runs from disk; newest.js tells its name. */

/**
 * @typedef {object} Shared what the search's scripts leave for each other, and what only workers have
 * @property {Port} [kernekatalogSearch] the way to the page, where the worker's script runs in it
 * @property {typeof import("./engine.js").engine} [kernekatalogEngine]
 * @property {string} [kernekatalogNewest] the name of the index
 * @property {unknown} [kernekatalogIndex] as the build made it
 * @property {(address: string) => void} [importScripts]
 *
 * @typedef {EventTarget & {address: string, postMessage: (data: unknown) => void}} Port
 */

export const shared = /** @type {typeof globalThis & Shared} */ (globalThis);

/**
 * Fetch the index.
 * @param {string} worker the address of the worker
 * @returns {Promise<unknown>}
 */
export async function load(worker) {
  const fetched = shared.importScripts ?? run;
  if (!shared.kernekatalogIndex) {
    // Asked for anew each time: a browser may hold on to what has the same name, and the index's name changes.
    await fetched(new URL(`newest.js?${Date.now()}`, worker).href);
    await fetched(new URL(shared.kernekatalogNewest ?? "", worker).href);
  }
  return shared.kernekatalogIndex;
}

/**
 * Run a script in the page.
 * @param {string} address
 * @returns {Promise<unknown>}
 */
export const run = (address) =>
  new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", resolve);
    script.addEventListener("error", () => reject(new Error(`There is no script at ${address}.`)));
    document.head.append(script);
  });
