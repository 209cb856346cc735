/** Load: the search index, which lies beside the worker under the same mark, as a script that also runs from disk. */

/**
 * @typedef {object} Shared what the search's scripts leave for each other, and what only workers have
 * @property {Port} [kernekatalogSearch] the way to the page, where the worker's script runs in it
 * @property {typeof import("./engine.js").engine} [kernekatalogEngine]
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
  const address = worker.replace(/worker(\.\w+\.js)$/, "index$1");
  if (shared.importScripts) shared.importScripts(address);
  else if (!shared.kernekatalogIndex) await run(address);
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
