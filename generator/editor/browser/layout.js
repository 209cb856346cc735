// How fields and lists are laid out in a record, one line for each.

import { after, onOneLine } from "./scalar.js";

/** @typedef {import("./scalar.js").Yaml} Yaml */
/** @typedef {import("./scalar.js").Scalar} Scalar */
/** @typedef {Scalar | Value[] | Mapping} Value */
/** @typedef {{ [name: string]: any }} Mapping of values */
/** @typedef {{ name: string, fields?: Field[], field?: Field, yaml?: string, widget?: string }} Field */

/**
 * Write a mapping's fields, each on lines of its own.
 * @param {Yaml} yaml
 * @param {Mapping} values
 * @param {number} indent
 * @param {Field[]} fields
 * @returns {string[]}
 */
export function lines(yaml, values, indent, fields) {
  return ordered(Object.keys(values), fields).flatMap((name) =>
    entry(yaml, name, values[name], indent, fields.find((each) => each.name === name)),
  );
}

/**
 * Write one field.
 * @param {Yaml} yaml
 * @param {string} name
 * @param {Value} value
 * @param {number} indent
 * @param {Field} [field]
 * @returns {string[]}
 */
export function entry(yaml, name, value, indent, field) {
  const head = `${" ".repeat(indent)}${onOneLine(yaml, name, false)}:`;
  if (Array.isArray(value)) {
    return value.length ? [head, ...value.flatMap((each) => item(yaml, each, indent + 2, field))] : [`${head} []`];
  }
  if (isMap(value)) {
    const inner = lines(yaml, value, indent + 2, field?.fields ?? []);
    return inner.length ? [head, ...inner] : [`${head} {}`];
  }
  return `${head} ${after(yaml, value, indent + 2, head.length + 1)}`.split("\n");
}

/**
 * Write one item of a list.
 * @param {Yaml} yaml
 * @param {Value} value
 * @param {number} indent
 * @param {Field} [field] of the list
 * @returns {string[]}
 */
export function item(yaml, value, indent, field) {
  const hyphen = `${" ".repeat(indent)}- `;
  if (Array.isArray(value)) return [`${hyphen}${flow(yaml, value)}`];
  if (!isMap(value)) return `${hyphen}${after(yaml, value, indent + 2, hyphen.length)}`.split("\n");
  const [first, ...rest] = lines(yaml, value, indent + 2, field?.fields ?? []);
  return [`${hyphen}${(first ?? "{}").trimStart()}`, ...rest];
}

/**
 * Write a value on one line, as in {from: 13, to: 18}.
 * @param {Yaml} yaml
 * @param {Value} value
 * @returns {string}
 */
export function flow(yaml, value) {
  if (Array.isArray(value)) return `[${value.map((each) => flow(yaml, each)).join(", ")}]`;
  if (!isMap(value)) return onOneLine(yaml, value, true);
  return `{${Object.entries(value).map(([name, each]) => `${onOneLine(yaml, name, true)}: ${flow(yaml, each)}`).join(", ")}}`;
}

/**
 * Put names in the order of their fields; those that are no field's come last.
 * @param {string[]} names
 * @param {Field[]} fields
 */
export function ordered(names, fields) {
  const place = new Map(fields.map(({ name }, n) => [name, n]));
  const of = (/** @type {string} */ name) => place.get(name) ?? fields.length;
  return [...names].sort((one, other) => of(one) - of(other));
}

/**
 * @param {unknown} value
 * @returns {value is Mapping}
 */
export function isMap(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/**
 * Tell whether two values say the same, in whatever order their fields stand.
 * @param {Value | undefined} one
 * @param {Value | undefined} other
 * @returns {boolean}
 */
export function same(one, other) {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((each, n) => same(each, other[n]));
  }
  if (isMap(one) && isMap(other)) {
    /** @type {[Mapping, Mapping]} */
    const [these, those] = [one, other];
    const names = Object.keys(these);
    const isIn = (/** @type {string} */ name) => name in those && same(these[name], those[name]);
    return names.length === Object.keys(those).length && names.every(isIn);
  }
  return one === other;
}
