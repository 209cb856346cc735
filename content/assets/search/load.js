/** Load: the search index, which lies beside the worker under the same mark, as a script that also runs from disk. */

/**
 * Fetch the index.
 * @param {string} worker the address of the worker
 * @returns {Promise<any>}
 */
export async function load(worker) {
  const address = worker.replace(/worker(\.\w+\.js)$/, "index$1");
  if (typeof globalThis.importScripts === "function") globalThis.importScripts(address);
  else if (!globalThis.kernekatalogIndex) await run(address);
  return globalThis.kernekatalogIndex;
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
