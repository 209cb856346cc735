/**
 * Worker: speaks the theme's language. SETUP (0) is answered with READY (1), QUERY (2) with RESULT (3), which also
 * says what was asked.
 *
 * The index is fetched at the first query. In a copy opened from disk there are no workers: then box.js gives a port, and
 * the same script runs in the page.
 */

import { engine } from "./engine.js";
import { load, shared } from "./load.js";
import { results } from "./results.js";

const port = shared.kernekatalogSearch ?? (shared.importScripts ? shared : null);
const address = shared.kernekatalogSearch?.address ?? location.href;

// A page that asks for itself runs this script for its engine alone: open.js.
shared.kernekatalogEngine = engine;

/** @type {Promise<import("./engine.js").Engine> | undefined} */
let ready;

/** A folder opened from disk shows its files, not its page. */
const onDisk = location.protocol === "file:";

/** @param {string} query */
async function answer(query) {
  if (!query.trim()) return { items: [] };
  ready ??= load(address).then(engine);
  try {
    const answered = results(await ready, query);
    for (const item of onDisk ? answered.items.flat() : []) item.location = onePage(item.location);
    return answered;
  } catch (fault) {
    ready = undefined;
    throw fault;
  }
}

/** @param {string} location */
const onePage = (location) => location.replace(/(^|\/)(?=#|$)/, "$1index.html");

port?.addEventListener("message", async (event) => {
  const { type, data } = /** @type {MessageEvent} */ (event).data;
  if (type === 0) port.postMessage({ type: 1 });
  if (type !== 2) return;
  /** @type {{items: unknown[]}} */
  let answered = { items: [] };
  try {
    answered = await answer(data);
  } finally {
    port.postMessage({ type: 3, data: { ...answered, query: data } });
  }
});
