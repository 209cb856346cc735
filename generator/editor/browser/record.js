// A record's text with other values in it: what did not change keeps every byte, its comments too.

import { entry, flow, isMap, item, lines, ordered, same } from "./layout.js";
import { after, block, onOneLine } from "./scalar.js";

/** @typedef {import("./layout.js").Field} Field */
/** @typedef {import("./layout.js").Value} Value */
/** @typedef {import("./layout.js").Mapping} Mapping */
/** @typedef {import("./scalar.js").Scalar} Scalar */
/**
 * A scalar, or a collection whose items are nodes, or pairs of a key and a value.
 * @typedef {{ range: [number, number, number], flow?: boolean, type?: string, items?: any[] }} Node
 */
/** @typedef {{ key: Node, value: Node | null }} Pair */
/**
 * The package `yaml`, as far as it is needed.
 * @typedef {import("./scalar.js").Yaml & {
 *   parseDocument(text: string): { contents: Node | null, errors: Error[] },
 * }} Yaml
 */
/** @typedef {{ field?: Field, indent: number, inFlow: boolean }} Around what a value stands in */

/**
 * Write values into a record's text in place of those that it has.
 * @param {Yaml} yaml
 * @param {string} text
 * @param {Value} before what the text says
 * @param {Mapping} now
 * @param {Field[]} fields in the order that records have them
 */
export function rewritten(yaml, text, before, now, fields) {
  const whole = text === "" || text.endsWith("\n") ? text : `${text}\n`;
  const { contents, errors } = yaml.parseDocument(whole);
  if (errors.length) throw errors[0];
  if (!contents?.items?.length || !isMap(before)) return `${whole}${lines(yaml, now, 0, fields).join("\n")}\n`;
  const change = new Change(yaml, whole);
  change.map(contents, before, now, { field: { name: "", fields }, indent: 0, inFlow: false });
  return change.applied();
}

/** What is to be changed in a text, place by place. */
class Change {
  /**
   * @param {Yaml} yaml
   * @param {string} text
   */
  constructor(yaml, text) {
    this.yaml = yaml;
    this.text = text;
    /** @type {{ start: number, end: number, put: string }[]} */
    this.edits = [];
  }

  applied() {
    // From the end, so that places stay true; of those in one place the last first.
    const edits = [...this.edits].reverse().sort((one, other) => other.start - one.start);
    return edits.reduce((text, { start, end, put }) => text.slice(0, start) + put + text.slice(end), this.text);
  }

  /**
   * @param {Node} node
   * @param {Mapping} before
   * @param {Mapping} now
   * @param {Around} around
   */
  map(node, before, now, around) {
    const fields = around.field?.fields ?? [];
    const pairs = /** @type {Pair[]} */ (node.items);
    // One without a value says nothing, and stays.
    const left = pairs.filter((pair) => this.name(pair) in now || !(this.name(pair) in before));
    const indent = this.column(pairs[0].key.range[0]);
    this.drop(pairs, left);
    let last = null;
    for (const name of ordered([...new Set([...Object.keys(before), ...Object.keys(now)])], fields)) {
      const pair = left.find((each) => this.name(each) === name);
      const field = fields.find((each) => each.name === name);
      if (pair) {
        const inFlow = around.inFlow || !!node.flow;
        if (!same(before[name], now[name])) this.entry(pair, before[name], now[name], { field, indent, inFlow });
        last = pair;
      } else if (name in now) {
        const written = entry(this.yaml, name, now[name], indent, field);
        if (last) this.insert(this.lineAfter(this.endOfPair(last)), written);
        else this.put(left[0].key.range[0], `${written.join("\n").trimStart()}\n${" ".repeat(indent)}`);
      }
    }
  }

  /**
   * Take out the entries that are not left: whole lines, or what stands behind a hyphen.
   * @param {Pair[]} pairs
   * @param {Pair[]} left
   */
  drop(pairs, left) {
    const start = pairs[0].key.range[0];
    const isOnItsOwn = this.text.slice(this.line(start), start).trim() === "";
    const from = isOnItsOwn ? 0 : pairs.indexOf(left[0]);
    if (from > 0) this.put(start, "", left[0].key.range[0]);
    for (const pair of pairs.slice(from)) {
      if (!left.includes(pair)) this.put(this.line(pair.key.range[0]), "", this.lineAfter(this.endOfPair(pair)));
    }
  }

  /**
   * @param {Pair} pair
   * @param {Value} before
   * @param {Value} now
   * @param {Around} around
   */
  entry(pair, before, now, around) {
    if (pair.value && this.inside(pair.value, before, now, around)) return;
    const name = this.name(pair);
    const written = around.inFlow
      ? [`${name}: ${flow(this.yaml, now)}`]
      : entry(this.yaml, name, now, around.indent, around.field);
    this.put(pair.key.range[0], written.join("\n").trimStart(), this.endOfPair(pair));
  }

  /**
   * Change what is inside a value, if that can be done.
   * @param {Node} node
   * @param {Value} before
   * @param {Value} now
   * @param {Around} around
   */
  inside(node, before, now, around) {
    if (isMap(before) && isMap(now) && node.items?.length) {
      const keeps = Object.keys(before).filter((name) => name in now).length;
      const isSame = keeps === Object.keys(before).length && keeps === Object.keys(now).length;
      if (isSame || (keeps && !node.flow)) this.map(node, before, now, around);
      else if (node.flow) this.put(node.range[0], flow(this.yaml, now), node.range[1]);
      return isSame || !!keeps || !!node.flow;
    }
    if (Array.isArray(before) && Array.isArray(now) && before.length && node.items?.length === before.length) {
      if (node.flow) this.put(node.range[0], flow(this.yaml, now), node.range[1]);
      else this.list(node.items, before, now, around.field);
      return true;
    }
    if (node.items || Array.isArray(now) || isMap(now)) return false;
    this.scalar(node, now, around);
    return true;
  }

  /**
   * @param {Node} node
   * @param {Scalar} now
   * @param {Around} around
   */
  scalar(node, now, { indent, inFlow }) {
    const { yaml, text } = this;
    const [start] = node.range;
    const end = this.endOf(node);
    const isLast = text.slice(end, this.lineAfter(end)).trim() === "";
    /** @type {string | undefined} */
    let written;
    if (node.type?.startsWith("BLOCK") && typeof now === "string") {
      const [header, ...body] = text.slice(start, end).split("\n");
      const moved = Math.min(...body.filter((line) => line.trim()).map((line) => line.search(/\S/)));
      written = block(yaml, now, moved, { header, lines: body.map((line) => line.slice(moved)) });
    }
    written ??= inFlow || !isLast ? onOneLine(yaml, now, inFlow) : after(yaml, now, indent + 2, this.column(start));
    this.put(start, written, end);
  }

  /**
   * @param {Node[]} items
   * @param {Value[]} before
   * @param {Value[]} now
   * @param {Field | undefined} field
   */
  list(items, before, now, field) {
    const starts = items.map((each) => this.line(this.hyphen(each)));
    const ends = items.map((each) => this.lineAfter(this.endOf(each)));
    const indent = this.column(this.hyphen(items[0]));
    const kept = paired(before, now);
    const gone = new Set(items.keys());
    for (const old of kept.values()) gone.delete(old);
    for (const old of gone) this.put(starts[old], "", ends[old]);
    let at = starts[0];
    now.forEach((value, position) => {
      const old = kept.get(position);
      if (old !== undefined) {
        if (!same(before[old], value)) this.item(items[old], before[old], value, field, indent);
        at = ends[old];
        return;
      }
      // What stood elsewhere is moved as it was written.
      const from = [...gone].find((each) => same(before[each], value));
      if (from !== undefined) gone.delete(from);
      const moved = from === undefined ? "" : this.text.slice(starts[from], ends[from]).trimEnd();
      this.insert(at, moved ? [moved] : item(this.yaml, value, indent, field));
    });
  }

  /**
   * @param {Node} node
   * @param {Value} before
   * @param {Value} now
   * @param {Field | undefined} field of the list
   * @param {number} indent
   */
  item(node, before, now, field, indent) {
    if (this.inside(node, before, now, { field: field?.field ?? field, indent, inFlow: false })) return;
    this.put(this.hyphen(node), item(this.yaml, now, indent, field).join("\n").trimStart(), this.endOf(node));
  }

  /**
   * @param {number} start
   * @param {string} put
   */
  put(start, put, end = start) {
    this.edits.push({ start, end, put });
  }

  /**
   * @param {number} at where a line begins
   * @param {string[]} written
   */
  insert(at, written) {
    this.put(at, written.map((line) => `${line}\n`).join(""));
  }

  /** @param {Pair} pair */
  name({ key }) {
    return String(this.yaml.parse(this.text.slice(key.range[0], key.range[1])));
  }

  /**
   * Where what a value says ends, before the blanks and comments behind it.
   * @param {Node} node
   * @returns {number}
   */
  endOf(node) {
    const last = node.flow ? undefined : node.items?.at(-1);
    if (last) return "key" in last ? this.endOfPair(last) : this.endOf(last);
    const [start, end] = node.range;
    return start + this.text.slice(start, end).trimEnd().length;
  }

  /** @param {Pair} pair */
  endOfPair({ key, value }) {
    // An absent value stands right behind its colon.
    return Math.max(this.text.indexOf(":", key.range[1]) + 1, value ? this.endOf(value) : 0);
  }

  /** @param {number} at */
  line(at) {
    return this.text.lastIndexOf("\n", at - 1) + 1;
  }

  /** @param {number} at */
  lineAfter(at) {
    return this.text.indexOf("\n", at) + 1;
  }

  /** @param {number} at */
  column(at) {
    return at - this.line(at);
  }

  /**
   * Where the hyphen of a list's item stands.
   * @param {Node} node
   */
  hyphen(node) {
    const first = node.flow ? undefined : node.items?.[0];
    const start = first ? (first.key ?? first).range[0] : node.range[0];
    return this.text.lastIndexOf("-", start - 1);
  }
}

/**
 * Find the old item behind each new one: those that are alike in their order, and between them the others by place.
 * @param {Value[]} before
 * @param {Value[]} now
 * @returns {Map<number, number>} positions of old items by those of new ones
 */
function paired(before, now) {
  const [old, fresh] = [before, now].map((all) => all.map((each) => JSON.stringify(each)));
  // The longest row of items that are alike, by how long it can be from each pair of places on.
  const from = Array.from({ length: old.length + 1 }, () => Array(fresh.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = fresh.length - 1; j >= 0; j--) {
      from[i][j] = old[i] === fresh[j] ? from[i + 1][j + 1] + 1 : Math.max(from[i + 1][j], from[i][j + 1]);
    }
  }
  /** @type {Map<number, number>} */
  const found = new Map();
  /** @type {[number[], number[]]} */
  let between = [[], []];
  const close = () => {
    const [gone, come] = between.map((each, side) =>
      // What only moved is no change of another item.
      each.filter((n) => !(side ? old : fresh).includes((side ? fresh : old)[n])),
    );
    come.slice(0, gone.length).forEach((position, n) => found.set(position, gone[n]));
    between = [[], []];
  };
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    if (i < old.length && j < fresh.length && old[i] === fresh[j]) {
      close();
      found.set(j++, i++);
    } else if (j >= fresh.length || (i < old.length && from[i + 1][j] >= from[i][j + 1])) between[0].push(i++);
    else between[1].push(j++);
  }
  close();
  return found;
}
