// Reads R from the input by R's own grammar, and tells each place that is no R: "4:12 ERROR", or "4:12 missing )".

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

// The packages lie where `make` has put them, not beside this file.
const { resolve } = createRequire(`${process.env.NODE_PACKAGES}/`);
const { Language, Parser } = await import(resolve("web-tree-sitter"));

await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(resolve("@davisvaughan/tree-sitter-r/tree-sitter-r.wasm")));

/** @param {import("web-tree-sitter").Node} node */
const faults = (node) => [
  ...(node.isError || node.isMissing ? [node] : []),
  ...node.children.filter((child) => child.hasError || child.isMissing).flatMap(faults),
];

for (const { isMissing, startPosition, type } of faults(parser.parse(readFileSync(0, "utf-8")).rootNode)) {
  console.log(`${startPosition.row + 1}:${startPosition.column + 1} ${isMissing ? `missing ${type}` : type}`);
}
