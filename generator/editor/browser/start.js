// Starts Decap CMS with what the generator knows of the records, and with their own format.

import { format } from "./format.js";
import { nameButtons } from "./names.js";

/** @typedef {import("./layout.js").Field} Field */
/**
 * @typedef {{
 *   registerCustomFormat(name: string, extension: string, format: object): void,
 *   registerMediaLibrary(library: object): void,
 *   init(options: { config: object }): void,
 * }} Decap
 */

const references = "references";

const root = /** @type {HTMLElement} */ (document.getElementById("nc-root"));

/** @param {string} address */
async function data(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

/**
 * Decap is one classic script, and starts by itself unless it is told not to.
 * @returns {Promise<Decap>}
 */
function decap() {
  const page = /** @type {any} */ (window);
  page.CMS_MANUAL_INIT = true;
  return new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = "decap/decap-cms.js";
    script.addEventListener("load", () => done(page.CMS));
    script.addEventListener("error", fail);
    document.head.append(script);
  });
}

/**
 * Put the list of publications, which is told once, where it is chosen from.
 * @param {any[]} fields
 * @param {object[]} options
 */
function offer(fields, options) {
  for (const field of fields) {
    if (field.options === references) field.options = options;
    offer(field.fields ?? (field.field ? [field.field] : []), options);
  }
}

/** Begin. What goes wrong stands in the page: nobody else would tell. */
async function start() {
  const place = new URL("yaml/index.js", import.meta.url).href;
  const [{ config, heads, references: options }, yaml, cms] = await Promise.all([
    data("config.json"),
    import(place),
    decap(),
  ]);
  for (const { name, format: called, fields, files = [{ fields }] } of config.collections) {
    for (const each of files) offer(each.fields, options);
    cms.registerCustomFormat(called, "yml", format(yaml, files[0].fields, heads[name]));
  }
  // Records have no pictures: a library of none takes Decap's own away.
  cms.registerMediaLibrary({ name: "none", init: () => ({ show() {}, hide() {}, enableStandalone: () => false }) });
  const { fold = "", move = "", remove = "" } = root.dataset;
  nameButtons(document.body, { fold, move, remove });
  cms.init({ config });
}

start().catch((error) => {
  root.textContent = `${root.dataset.failed} ${error.message}`;
});
