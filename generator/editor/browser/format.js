// The records' own way of being read into the form and written back: a format for Decap CMS.

import { isMap, ordered, same } from "./layout.js";
import { rewritten } from "./record.js";

/** @typedef {import("./layout.js").Field} Field */
/** @typedef {import("./layout.js").Mapping} Mapping */
/** @typedef {import("./record.js").Yaml} Yaml */

/** Where a record carries its own text through the form, which knows no file when it writes. */
const TEXT = "_text";

/**
 * Give the format of one kind of record.
 * @param {Yaml} yaml
 * @param {Field[]} fields
 * @param {string} head the first line of a new record
 */
export function format(yaml, fields, head) {
  /** @param {string} text */
  const read = (text) => /** @type {Mapping} */ (said(yaml.parse(text) ?? {}, fields, inForm));
  return {
    /** @param {string} text */
    fromFile: (text) => ({ ...read(text), [TEXT]: text }),
    /** @param {Mapping} value */
    toFile({ [TEXT]: text = `${head}\n`, ...values }) {
      const before = filled(said(read(text), fields, inFile), fields) ?? {};
      const now = filled(said(values, fields, inFile), fields) ?? {};
      if (same(before, now)) return text;
      const written = rewritten(yaml, text, before, now, fields);
      if (!same(filled(yaml.parse(written), fields), now)) throw new Error("The record could not be written.");
      return written;
    },
  };
}

/**
 * The form asks for yes, no or neither by words.
 * @param {unknown} value
 * @param {Field} field
 */
function inForm(value, field) {
  return field.yaml === "boolean" && typeof value === "boolean" ? String(value) : value;
}

/**
 * @param {unknown} value
 * @param {Field} field
 */
function inFile(value, field) {
  return field.yaml === "boolean" && (value === "true" || value === "false") ? value === "true" : value;
}

/**
 * Put every value of a record's fields in other words.
 * @param {unknown} value
 * @param {Field[]} fields
 * @param {(value: unknown, field: Field) => unknown} word
 * @returns {unknown}
 */
function said(value, fields, word) {
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => {
      const field = fields.find((one) => one.name === name);
      if (!field) return [name, each];
      const inner = field.fields ?? [];
      return [name, Array.isArray(each) ? each.map((one) => said(one, inner, word)) : word(said(each, inner, word), field)];
    }),
  );
}

/**
 * Leave out what nothing was written in: the form gives an empty text, list or group for it.
 * @param {unknown} value
 * @param {Field[]} fields
 * @returns {any} undefined where nothing is left
 */
function filled(value, fields) {
  if (value === "" || value === null || value === undefined) return undefined;
  if (Array.isArray(value)) {
    const items = value.map((each) => filled(each, fields)).filter((each) => each !== undefined);
    return items.length ? items : undefined;
  }
  if (!isMap(value)) return value;
  const left = ordered(Object.keys(value), fields)
    .map((name) => [name, filled(value[name], fields.find((each) => each.name === name)?.fields ?? [])])
    .filter(([, each]) => each !== undefined);
  return left.length ? Object.fromEntries(left) : undefined;
}
