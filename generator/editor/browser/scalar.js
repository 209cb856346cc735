// How a value is written in a record, as `kernekatalog fmt` would have it.

/** @typedef {{ parse(text: string): unknown }} Yaml */
/** @typedef {string | number | boolean | null} Scalar */

const WIDTH = 120;

/** Text to YAML 1.2's core schema, and something else to YAML 1.1: see generator/tidy.py. */
const OTHERWISE =
  /^([-+?]|[<>]=?|[yYnN]|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|=|<<|[-+]?0[bxo]?[0-9a-fA-F_]+|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])*(\.[0-9_]*)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$/;

/**
 * Write a value on one line, in quotes only where it would be read as something else without.
 * @param {Yaml} yaml
 * @param {Scalar} value
 * @param {boolean} inFlow whether it stands in [] or {}
 */
export function onOneLine(yaml, value, inFlow) {
  if (typeof value !== "string") return String(value);
  const plain = inFlow ? `[${value}]` : `- ${value}`;
  if (!value.includes("\n") && !OTHERWISE.test(value) && reads(yaml, plain, [value])) return value;
  const single = `'${value.replaceAll("'", "''")}'`;
  return /["\\]/.test(value) && reads(yaml, single, value) ? single : JSON.stringify(value);
}

/**
 * Write a value after its field's name or an item's hyphen: over several lines where it is long.
 * @param {Yaml} yaml
 * @param {Scalar} value
 * @param {number} indent where the lines below it begin
 * @param {number} column where it begins itself
 */
export function after(yaml, value, indent, column) {
  const line = onOneLine(yaml, value, false);
  if (typeof value !== "string" || (!value.includes("\n") && column + line.length <= WIDTH)) return line;
  return block(yaml, value, indent) ?? line;
}

/**
 * Write a text as a block, its lines as they were where they say the same.
 * @param {Yaml} yaml
 * @param {string} text
 * @param {number} indent
 * @param {{ header: string, lines: string[] }} [before] the block that it stands in place of
 */
export function block(yaml, text, indent, before = { header: ">-", lines: [] }) {
  const isEnded = text.endsWith("\n");
  const body = isEnded ? text.slice(0, -1) : text;
  const chomping = isEnded ? "" : "-";
  const folded = [`>${chomping}`, ...refolded(body, before.lines, WIDTH - indent)];
  const literal = [`|${chomping}`, ...body.split("\n")];
  const ways = before.header.startsWith("|") ? [literal, folded] : [folded, literal];
  return ways
    .map(([header, ...lines]) => [header, ...lines.map((line) => (line ? " ".repeat(indent) + line : ""))].join("\n"))
    .find((written) => reads(yaml, `of: ${written}\n`, { of: text }));
}

/**
 * Fold a text into lines; those at its beginning and end that were there before stay as they were.
 * @param {string} text
 * @param {string[]} before
 * @param {number} width
 */
function refolded(text, before, width) {
  const paragraphs = text.split("\n");
  const old = paragraphsOf(before);
  const first = shared(paragraphs, old.map(({ text }) => text));
  const rest = Math.min(paragraphs.length, old.length) - first;
  const last = Math.min(rest, shared([...paragraphs].reverse(), old.map(({ text }) => text).reverse()));
  const lines = paragraphs.map((paragraph, n) => {
    if (n < first) return old[n].lines;
    const fromEnd = paragraphs.length - n;
    if (fromEnd <= last) return old[old.length - fromEnd].lines;
    return wrapped(paragraph, old.length === paragraphs.length ? old[n].lines : [], width);
  });
  // Between two paragraphs stands an empty line for each line break.
  return lines.flatMap((each, n) => (n ? ["", ...each] : each));
}

/**
 * Tell the paragraphs of a folded block: the texts between its line breaks.
 * @param {string[]} lines
 */
function paragraphsOf(lines) {
  /** @type {{ text: string, lines: string[] }[]} */
  const found = [];
  for (const line of lines) {
    if (!line || found.length === 0) found.push({ text: "", lines: [] });
    const last = found[found.length - 1];
    if (line) {
      last.lines.push(line);
      last.text = last.lines.join(" ");
    }
  }
  return found;
}

/**
 * Break a paragraph into lines, keeping those before and after what was changed.
 * @param {string} text
 * @param {string[]} before
 * @param {number} width
 */
function wrapped(text, before, width) {
  /** @type {string[]} */
  const head = [];
  /** @type {string[]} */
  const tail = [];
  let rest = text;
  for (const line of before) {
    if (!rest.startsWith(`${line} `)) break;
    head.push(line);
    rest = rest.slice(line.length + 1);
  }
  for (const line of before.slice(head.length).reverse()) {
    if (!rest.endsWith(` ${line}`)) break;
    tail.unshift(line);
    rest = rest.slice(0, -line.length - 1);
  }
  /** @type {string[]} */
  const middle = [];
  // Two blanks beside each other cannot be broken between.
  for (const word of rest ? rest.split(/(?<! ) (?! )/) : []) {
    const line = middle.at(-1);
    if (line === undefined || line.length + 1 + word.length > width) middle.push(word);
    else middle[middle.length - 1] = `${line} ${word}`;
  }
  return [...head, ...middle, ...tail];
}

/**
 * Count how many of the first are alike.
 * @param {string[]} one
 * @param {string[]} other
 */
function shared(one, other) {
  const differs = one.findIndex((each, n) => each !== other[n]);
  return differs < 0 ? one.length : differs;
}

/**
 * @param {Yaml} yaml
 * @param {string} text
 * @param {unknown} expected
 */
function reads(yaml, text, expected) {
  try {
    return JSON.stringify(yaml.parse(text)) === JSON.stringify(expected);
  } catch {
    return false;
  }
}
