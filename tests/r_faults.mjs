// Reads R from the input by a grammar of R, and tells each place that is no R: "4:12 ERROR", or "4:12 missing )".
// The packages lie where the argument says, not beside this file.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { resolve } = createRequire(`${process.argv[2]}/`);
const { Language, Parser } = await import(resolve("web-tree-sitter"));

await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(resolve("@davisvaughan/tree-sitter-r/tree-sitter-r.wasm")));

/** What is wrong with one node; the grammar itself lets two expressions stand on a line, as R does not. */
const fault = ({ isError, isMissing, isNamed, parent, previousSibling, startPosition, type }) => {
  if (isMissing) return `missing ${type}`;
  if (isError) return type;
  const isSecond = isNamed && previousSibling?.isNamed && previousSibling.endPosition.row === startPosition.row;
  return isSecond && type !== "comment" && ["program", "braced_expression"].includes(parent?.type) ? "second on its line" : "";
};

const tell = (node) => {
  const said = fault(node);
  if (said) console.log(`${node.startPosition.row + 1}:${node.startPosition.column + 1} ${said}`);
  for (const child of node.children) tell(child);
};

tell(parser.parse(readFileSync(0, "utf-8")).rootNode);
